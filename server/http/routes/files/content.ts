import type { Spooled } from "../../../ports/host/spool.ts"

/** The bytes of a file, of which a reader takes only what it looks at. */
export type Content = Pick<Spooled, "size" | "read">
