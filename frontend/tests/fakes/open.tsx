import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter } from "react-router";
import { App } from "@/app/App";
import { routes } from "@/app/routes";

/** Opens the application at an address, as a person with a keyboard. */
export function open(address: string) {
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(<App router={router} />);
  return { person: userEvent.setup(), router };
}
