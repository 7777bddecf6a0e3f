import { type CSSVariablesResolver, createTheme, rem } from "@mantine/core";
import { parts } from "./parts";
import { dark, light } from "./tokens";

export const theme = createTheme({
  primaryColor: "harbor",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  fontFamily: '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, "DejaVu Sans Mono", monospace',
  colors: {
    harbor: [
      "#EEF4FE",
      "#DCE8FC",
      "#B9D0F8",
      "#93B6F3",
      "#6E9BEC",
      "#4C82E3",
      "#336CD6",
      "#2A5EC4",
      "#2350A8",
      "#1B3D82",
    ],
    dark: [
      "#E9ECF1",
      "#B3BBC7",
      "#919BAA",
      "#6F7A8A",
      "#353D49",
      "#262C35",
      "#1D222A",
      "#161A20",
      "#101318",
      "#0B0E12",
    ],
  },
  fontSizes: {
    xxs: rem(11),
    xs: rem(12),
    sm: rem(13),
    md: rem(14),
    lg: rem(16),
    xl: rem(20),
    xxl: rem(28),
  },
  lineHeights: { xs: "1.2", sm: "1.45", md: "1.45", lg: "1.6" },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24), xxl: rem(32) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8) },
  shadows: { sm: "var(--rb-shadow)", md: "var(--rb-shadow)" },
  headings: { fontWeight: "600" },
  components: parts,
});

function variables(roles: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.fromEntries(Object.entries(roles).map(([name, value]) => [`--rb-${name}`, value]));
  return {
    ...own,
    "--mantine-color-body": "var(--rb-surface)",
    "--mantine-color-text": "var(--rb-text)",
    "--mantine-color-dimmed": "var(--rb-text-2)",
    "--mantine-color-placeholder": "var(--rb-text-3)",
    "--mantine-color-default-border": "var(--rb-line-2)",
    "--mantine-color-error": "var(--rb-now-text)",
    "--mantine-color-anchor": "var(--rb-accent-text)",
    "--mantine-color-default-hover": "var(--rb-hover)",
  };
}

export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(light),
  dark: variables(dark),
});
