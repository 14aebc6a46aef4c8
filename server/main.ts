import { Unstartable } from "./start/config.ts"
import { runPlenary } from "./start/run.ts"

runPlenary().catch((error: unknown) => {
  // a reason is worded for whoever started it; anything else is ours and shows its stack
  console.error(error instanceof Unstartable ? error.message : error)
  process.exit(1)
})
