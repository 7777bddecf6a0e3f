import { Navigate, type RouteObject } from "react-router";
import { SessionsPage } from "@/features/session/components/SessionsPage";
import { Frame } from "./Frame";
import { Home } from "./Home";
import { Loading } from "./Loading";
import { NotFound } from "./NotFound";
import { PageFault } from "./PageFault";
import { CallHome } from "./pages/CallHome";

export const routes: RouteObject[] = [
  {
    path: "/",
    element: <Frame />,
    errorElement: <PageFault />,
    hydrateFallbackElement: <Loading />,
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
      { path: "calls/:id", element: <CallHome /> },
      {
        path: "calls/:id/transcript",
        lazy: async () => ({ Component: (await import("./pages/TranscriptPage")).TranscriptPage }),
      },
      {
        path: "calls/:id/live",
        lazy: async () => ({ Component: (await import("./pages/LiveCallPage")).LiveCallPage }),
      },
      {
        path: "live",
        lazy: async () => ({ Component: (await import("./pages/LiveCallsPage")).LiveCallsPage }),
      },
      {
        path: "calls/:id/timeline",
        lazy: async () => ({ Component: (await import("./pages/TimelinePage")).TimelinePage }),
      },
      {
        path: "escalations",
        lazy: async () => ({ Component: (await import("./pages/EscalationsPage")).EscalationsPage }),
      },
      {
        path: "escalations/:id",
        lazy: async () => ({ Component: (await import("./pages/EscalationPage")).EscalationPage }),
      },
      { path: "policy", lazy: async () => ({ Component: (await import("./pages/PolicyPage")).PolicyPage }) },
      {
        path: "policy/:name",
        lazy: async () => ({ Component: (await import("./pages/PolicyDocumentPage")).PolicyDocumentPage }),
      },
      { path: "duty", lazy: async () => ({ Component: (await import("./pages/DutyPage")).DutyPage }) },
      { path: "sessions", element: <SessionsPage /> },
      { path: "system", lazy: async () => ({ Component: (await import("./pages/SystemPage")).SystemPage }) },
      { path: "start", lazy: async () => ({ Component: (await import("./pages/StartPage")).StartPage }) },
      { path: "*", element: <NotFound /> },
    ],
  },
];
