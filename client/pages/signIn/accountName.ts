import type { AccountAtDoor } from "../../../shared/contract/queries/people/joining.ts"
import { msg } from "../../i18n/msg.ts"

/**
 * How a reader recognizes an account. Its owner has typed its name, so an account without a verified address says that it
 * has none.
 */
export const accountName = ({ email, name }: Pick<AccountAtDoor, "email" | "name">): string =>
  email || msg("account.nameless", { name })
