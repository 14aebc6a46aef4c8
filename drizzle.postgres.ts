import { defineConfig } from "drizzle-kit"

export default defineConfig({
  dialect: "postgresql",
  schema: "./server/adapters/drizzle/postgres/schema.postgres.ts",
  out: "./migrations/postgres",
  casing: "snake_case",
})
