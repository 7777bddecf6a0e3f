import { Navigate, type RouteObject } from "react-router";
import { SessionsPage } from "@/features/session/components/SessionsPage";
import { Frame } from "./Frame";
import { Home } from "./Home";
import { NotFound } from "./NotFound";
import { PageFault } from "./PageFault";

export const routes: RouteObject[] = [
  {
    path: "/",
    element: <Frame />,
    errorElement: <PageFault />,
    hydrateFallbackElement: <span />,
    children: [
      { index: true, element: <Home /> },
      { path: "worklist", element: <Navigate to="/worklist/team" replace /> },
      {
        path: "worklist/:view",
        lazy: async () => ({ Component: (await import("./pages/WorklistPage")).WorklistPage }),
      },
      {
        path: "calls",
        lazy: async () => ({ Component: (await import("./pages/CallsPage")).CallsPage }),
      },
      {
        path: "calls/:id",
        lazy: async () => ({ Component: (await import("./pages/TimelinePage")).TimelinePage }),
      },
      { path: "sessions", element: <SessionsPage /> },
      { path: "system", lazy: async () => ({ Component: (await import("./pages/SystemPage")).SystemPage }) },
      { path: "start", lazy: async () => ({ Component: (await import("./pages/StartPage")).StartPage }) },
      { path: "*", element: <NotFound /> },
    ],
  },
];
