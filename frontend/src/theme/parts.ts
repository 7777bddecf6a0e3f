import { Badge, Button, Kbd, Modal, Tooltip } from "@mantine/core";

const HEIGHTS: Record<string, [height: string, padding: string, font: string]> = {
  xs: ["1.875rem", "0.625rem", "0.8125rem"],
  "compact-sm": ["1.625rem", "0.5rem", "0.75rem"],
};

/** The house's defaults for Mantine's parts: control 30, small control 26, chips and keys without capitals. */
export const parts = {
  Button: Button.extend({
    defaultProps: { size: "xs", variant: "default" },
    vars: (_theme, { size }) => {
      const [height, padding, font] = HEIGHTS[String(size)] ?? [];
      return height === undefined || padding === undefined || font === undefined
        ? { root: {} }
        : { root: { "--button-height": height, "--button-padding-x": padding, "--button-fz": font } };
    },
    styles: { root: { fontWeight: 500 }, label: { gap: 6, overflow: "visible" } },
  }),
  Badge: Badge.extend({ defaultProps: { radius: "xs", variant: "light", tt: "none", fw: 500, size: "md" } }),
  Kbd: Kbd.extend({ defaultProps: { size: "xs" } }),
  Modal: Modal.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" } } }),
  Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400 } }),
};
