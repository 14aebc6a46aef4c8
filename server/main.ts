import { Unstartable } from "./start/config.ts"
import { runPlenary } from "./start/run.ts"

runPlenary().catch((error: unknown) => {
  // an Unstartable has a message for the person who started the server; any other error is a bug and shows its stack
  console.error(error instanceof Unstartable ? error.message : error)
  process.exit(1)
})
