// A feature never imports another feature, and nothing below imports what is above it:
// api, theme, ui  <  features  <  app.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const src = resolve(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const faults = [];

for (const name of files) {
  const text = readFileSync(join(src, name), "utf8");
  const [room, feature] = name.split("/");
  for (const [, wanted] of text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
    const target = wanted.startsWith("@/")
      ? wanted.slice(2)
      : wanted.startsWith(".")
        ? relative(src, resolve(src, name, "..", wanted))
        : null;
    if (target === null) continue;
    const [room2, feature2] = target.split("/");
    if (room === "features" && room2 === "features" && feature !== feature2)
      faults.push(`${name}: the feature ${feature} imports the feature ${feature2}; compose them in app/`);
    if (room === "features" && room2 === "app") faults.push(`${name}: a feature imports app/`);
    if (["api", "theme", "ui"].includes(room) && ["features", "app"].includes(room2))
      faults.push(`${name}: ${room}/ imports ${room2}/`);
  }
}

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length === 0 ? 0 : 1);
