import { Badge, Button, Kbd, Modal, PasswordInput, Select, Textarea, TextInput } from "@mantine/core";

const HEIGHTS: Record<string, [height: string, padding: string, font: string]> = {
  xs: ["1.875rem", "0.625rem", "0.8125rem"],
  "compact-sm": ["1.625rem", "0.5rem", "0.75rem"],
};

/** The house's defaults for Mantine's parts: control 30, small control 26, chips and keys without capitals. */
export const parts = {
  Button: Button.extend({
    defaultProps: { size: "xs", variant: "default" },
    vars: (_theme, { size, variant }) => {
      const [height, padding, font] = HEIGHTS[String(size)] ?? ["", "", ""];
      const quiet = { "--button-color": "var(--rb-text-2)", "--button-hover": "var(--rb-hover)" };
      return {
        root: {
          "--button-height": height,
          "--button-padding-x": padding,
          "--button-fz": font,
          ...(variant === "subtle" ? quiet : {}),
        },
      };
    },
    styles: { root: { fontWeight: 500 }, label: { gap: 6, overflow: "visible" } },
  }),
  Badge: Badge.extend({ defaultProps: { radius: "xs", variant: "light", tt: "none", fw: 500, size: "md" } }),
  Kbd: Kbd.extend({ defaultProps: { size: "xs" } }),
  Modal: Modal.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" } } }),
  PasswordInput: PasswordInput.extend({ defaultProps: { size: "xs" } }),
  Select: Select.extend({ defaultProps: { size: "xs" } }),
  Textarea: Textarea.extend({ defaultProps: { size: "xs" } }),
  TextInput: TextInput.extend({ defaultProps: { size: "xs" } }),
};
