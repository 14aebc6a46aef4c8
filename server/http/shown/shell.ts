import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { escaped } from "../../../shared/papers/formats/html.ts"

/** Writes the site's path into the client's page: for the program in it, and before the addresses of its files. */
export const shellBelow = (shell: string, path: string): string =>
  path === ""
    ? shell
    : shell
        .replace(/<html lang="[^"]*"/, html => `${html} data-site-path="${escaped(path)}"`)
        .replaceAll(/(?<= (?:href|src)=")(?=\/(?!\/))/g, () => escaped(path))

/** Reads the page of the built client once, for a site below `path`; null if there is none. */
export function builtShell(dist: string, path: string): () => Promise<string | null> {
  let read: Promise<string | null> | null = null
  return () =>
    (read ??= readFile(join(dist, "index.html"), "utf8").then(
      shell => shellBelow(shell, path),
      () => null,
    ))
}
