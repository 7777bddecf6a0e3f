/**
 * How a person likes the screen: color scheme and letter keys. Kept in a cookie of its own, so that
 * local and session storage stay empty, always (S8); it holds no other thing than these two words.
 */
import type { MantineColorSchemeManager } from "@mantine/core";

const YEAR = 365 * 24 * 3600;

function read(name: string): string | null {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}

function write(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR}; samesite=strict`;
}

export const cookie = { read, write };

const SCHEME = "ringback-scheme";
type Scheme = "light" | "dark" | "auto";
const isScheme = (word: string | null): word is Scheme =>
  word === "light" || word === "dark" || word === "auto";

export const schemeInCookie: MantineColorSchemeManager = {
  get: (fallback) => {
    const kept = read(SCHEME);
    return isScheme(kept) ? kept : fallback;
  },
  set: (value) => write(SCHEME, value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => write(SCHEME, "auto"),
};
