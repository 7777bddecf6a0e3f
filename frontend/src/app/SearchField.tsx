import { CloseButton, Kbd, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useKeys } from "@/ui/keys";
import classes from "./Frame.module.css";
import { useSearch } from "./search";

export function SearchField({ label }: { label: string }) {
  const { words, setWords } = useSearch();
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => field.current?.focus() });
  useEffect(() => setTyped(words), [words]);

  const clear = () => {
    setTyped("");
    setWords("");
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known everywhere yet
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        setWords(typed.trim());
        field.current?.blur();
      }}
    >
      <TextInput
        ref={field}
        className={classes.find ?? ""}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          clear();
          field.current?.blur();
        }}
        leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
        rightSection={
          typed === "" ? (
            <Kbd>/</Kbd>
          ) : (
            <CloseButton size="sm" aria-label="Clear the search" onClick={clear} />
          )
        }
      />
    </form>
  );
}
