import { createContext, useContext } from "react";

interface Search {
  readonly words: string;
  readonly setWords: (words: string) => void;
}
/** What was asked for in the bar. In memory only: a number is a patient's, and never in an address. */
export const SearchContext = createContext<Search>({ words: "", setWords: () => undefined });
export const useSearch = (): Search => useContext(SearchContext);
