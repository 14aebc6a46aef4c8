import { createHash } from "node:crypto"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Person } from "./texts/roster.ts"

/** Maps each person of the script to their seat. */
export type MemberIdByPerson = Record<Person, MemberId>

export const demoSha256 = (text: string): string => createHash("sha256").update(text).digest("hex")
