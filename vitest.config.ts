import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/client/**"],
          testTimeout: 20_000,
          isolate: false,
          // not inlined, each file pays a second to import drizzle-orm
          server: { deps: { inline: ["drizzle-orm"] } },
        },
      },
    ],
  },
})
