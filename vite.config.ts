import { defineConfig } from "vite"
import { fewFiles } from "./scripts/fewFiles.ts"

/** Socket.IO's client brings a transport along that the server does not speak. */
const noWebTransport = {
  name: "no-webtransport",
  load: (id: string) =>
    id.endsWith("/engine.io-client/build/esm/transports/webtransport.js") ? "export class WT {}" : null,
}

/** y-websocket brings along how tabs sync behind the server's back, which no note of ours lets it do. */
const noBroadcastChannel = {
  name: "no-broadcast-channel",
  load: (id: string) =>
    id.endsWith("/lib0/broadcastchannel.js")
      ? "const none = () => {}; export { none as publish, none as subscribe, none as unsubscribe }"
      : null,
}

/** `vite build` makes both halves: dist/client (static files) and dist/server/main.js. */
export default defineConfig({
  root: "client",
  plugins: [noWebTransport, noBroadcastChannel],
  // two copies of Yjs or Lit fail in silence: documents that never merge, templates that never match
  resolve: { dedupe: ["yjs", "lib0", "lit", "@lit/reactive-element", "lit-html", "lit-element", "prosemirror-model"] },
  builder: { sharedConfigBuild: true },
  environments: {
    client: {
      build: {
        outDir: "../dist/client",
        emptyOutDir: true,
        target: "es2022",
        // older targets rewrite light-dark() into twice the rules
        cssTarget: ["chrome123", "firefox120", "safari17.5"],
        // the content security policy allows no data: fonts or scripts, and icons are cached better as files
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: true,
        rolldownOptions: {
          // schemas that lib0 builds and nobody asks for: taken for impure, they keep its library of schemas alive
          treeshake: { manualPureFunctions: ["$", "$custom", "$constructedBy"] },
          output: {
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
      // drizzle-orm's 180 kB package.json is parsed again by Node for each of its modules: bundled, the program
      // starts four times as fast in a third of the memory.
      resolve: { noExternal: ["drizzle-orm"] },
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
            compacting: "server/compacting.ts",
          },
        },
      },
    },
  },
})
