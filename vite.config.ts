import { createHash } from "node:crypto"
import { join } from "node:path"
import { defineConfig, type Plugin } from "vite"
import { oldestBrowsers } from "./client/i18n/sentences/oldestBrowsers.ts"
import { compressed } from "./scripts/compressed.ts"
import { fewFiles, unmatched } from "./scripts/fewFiles.ts"
import "./scripts/generate.ts"
import { foldingFiles } from "./scripts/imports.ts"
import { inlined } from "./scripts/words/inlined.ts"
import { digestOf, digestOfFiles } from "./server/start/instance/foldedBy.ts"

const embed = join(import.meta.dirname, "client/embed/plenary-record.ts")

/** Parts of libraries that no page needs, by the end of the module's path, each with its replacement. */
const instead: Readonly<Record<string, string>> = {
  // A transport that the server does not support.
  "/engine.io-client/build/esm/transports/webtransport.js": "export class WT {}",
  // Sync between tabs without the server, which notes do not use.
  "/lib0/broadcastchannel.js":
    "const none = () => {}; export { none as publish, none as subscribe, none as unsubscribe }",
  // Yjs's two warnings, without colours.
  "/lib0/logging.js":
    'const say = (...words) => console.warn(words.join("")); export { say as print, say as warn }; export const BOLD = "", UNBOLD = "", ORANGE = "", RED = ""',
}
const leaner = {
  name: "leaner",
  load: (id: string) => Object.entries(instead).find(([end]) => id.endsWith(end))?.[1] ?? null,
}

/** Refuses a build in which `fewFiles` names a module that is not there. */
const named: Plugin = {
  name: "named",
  applyToEnvironment: ({ name }) => name === "client",
  generateBundle() {
    const none = unmatched([...this.getModuleIds()])
    if (none.length > 0) this.error(`scripts/fewFiles.ts names what is in no module: ${none.join(", ")}`)
  },
}

/** Names the state of the sources, so that two builds of one version can be told apart. */
const builtFrom = createHash("sha256")
  .update(["client", "server", "shared", "migrations"].map(digestOf).join())
  .digest("hex")
  .slice(0, 12)

/** `vite build` builds both halves: dist/client (static files) and dist/server/main.js. */
export default defineConfig({
  root: "client",
  plugins: [inlined, leaner, compressed, named],
  // Two copies of Yjs or Lit fail silently: documents never merge, templates never match.
  resolve: { dedupe: ["yjs", "lib0", "lit", "@lit/reactive-element", "lit-html", "lit-element", "prosemirror-model"] },
  // Scripts and sheets name each other relatively, because only the server knows the path of its site, and writes it
  // into the page.
  experimental: { renderBuiltUrl: (_, { hostType }) => (hostType === "html" ? undefined : { relative: true }) },
  builder: { sharedConfigBuild: true },
  environments: {
    client: {
      build: {
        outDir: "../dist/client",
        emptyOutDir: true,
        target: "es2022",
        // older targets rewrite light-dark() into twice the rules
        cssTarget: Object.entries(oldestBrowsers).map(([engine, version]) => `${engine}${version}`),
        // the content security policy allows no data: fonts or scripts, and icons are cached better as files
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: true,
        rolldownOptions: {
          // Schemas that lib0 builds, and those of shared/model, which no page uses: they look impure, and would keep
          // their schema libraries in the bundle.
          treeshake: { manualPureFunctions: ["$", "$custom", "$constructedBy", "z"] },
          input: { index: join(import.meta.dirname, "client/index.html"), embed },
          output: {
            // other sites name the script of <plenary-record> by its address
            entryFileNames: ({ facadeModuleId }) =>
              facadeModuleId === embed ? "embed/record.js" : "assets/[name]-[hash].js",
            // nothing of the script becomes a name of the page that runs it
            banner: ({ facadeModuleId }) => (facadeModuleId === embed ? "(() => {" : ""),
            footer: ({ facadeModuleId }) => (facadeModuleId === embed ? "})();" : ""),
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{ name: fewFiles, debugName: "fewFiles" }],
            },
          },
        },
      },
    },
    server: {
      consumer: "server",
      define: { FOLDED_BY: JSON.stringify(digestOfFiles(foldingFiles())), BUILT_FROM: JSON.stringify(builtFrom) },
      // Node parses drizzle-orm's 180 kB package.json again for each of its modules: bundled, the program starts four
      // times as fast in a third of the memory. The other packages are hundreds of small files of which only a part is
      // used (zod has sentences in forty languages): bundled, the server is 8 MB smaller.
      resolve: { noExternal: ["drizzle-orm", "zod", "zod-openapi", "yjs", "lib0", "y-protocols", "canonicalize"] },
      build: {
        outDir: "../dist/server",
        emptyOutDir: true,
        target: "node24",
        sourcemap: true,
        ssr: true,
        copyPublicDir: false,
        rolldownOptions: {
          input: {
            main: "server/main.ts",
            plenary: "server/cli/plenary.ts",
            compacting: "server/start/programs/compacting.ts",
            versioning: "server/start/programs/versioning.ts",
            typesetting: "server/papers/pdf/typesetting.ts",
            zipping: "server/start/programs/zipping.ts",
            writing: "server/papers/writing/writing.ts",
            indexThread: "server/adapters/search/indexThread.ts",
          },
        },
      },
    },
  },
})
