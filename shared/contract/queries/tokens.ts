import type { Instant } from "../../model/terms.ts"

/**
 * `GET /api/workspaces/{slug}/tokens`: when each program last used its token, to within a minute, by the program's id.
 * A program that never used its token is absent.
 */
export interface TokenUses {
  uses: Record<string, Instant>
}
