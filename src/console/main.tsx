import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import * as z from "zod";
import { createQueryClient } from "./api/query-client.ts";
import { App } from "./app.tsx";
import { PreferencesProvider } from "./preferences.tsx";
import { adoptTokens } from "./styles/adopt-tokens.ts";
import "./styles/index.ts";

// The page's content policy forbids making code from text, which the schemas would otherwise try first.
z.config({ jitless: true });
adoptTokens(document);

const root = document.getElementById("root");
if (!root) throw new Error("expected #root in the console's page");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <PreferencesProvider>
        <Router base="/console">
          <App />
        </Router>
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
