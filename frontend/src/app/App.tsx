import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { type createBrowserRouter, RouterProvider } from "react-router";
import { newQueryClient } from "@/api/queryClient";
import { schemeInCookie } from "@/theme/preferences";
import { resolver, theme } from "@/theme/theme";
import { Clock } from "@/ui/ClockProvider";
import { LetterKeysProvider } from "./LetterKeysProvider";

interface Props {
  readonly router: ReturnType<typeof createBrowserRouter>;
  readonly queries?: QueryClient;
}

export function App({ router, queries }: Props) {
  const [client] = useState(() => queries ?? newQueryClient());
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      defaultColorScheme="auto"
      colorSchemeManager={schemeInCookie}
    >
      <QueryClientProvider client={client}>
        <LetterKeysProvider>
          <Clock>
            <RouterProvider router={router} />
          </Clock>
        </LetterKeysProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
