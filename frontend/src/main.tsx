import "@mantine/core/styles.layer.css";
import "@fontsource-variable/inter/opsz.css";
import "./theme/global.css";
import "./theme/parts.css";
import "./theme/words.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { App } from "./app/App";
import { routes } from "./app/routes";

const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App router={createBrowserRouter(routes)} />
    </StrictMode>,
  );
