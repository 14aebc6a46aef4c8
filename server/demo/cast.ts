import { createHash } from "node:crypto"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Person } from "./texts/roster.ts"

/** The seat of each person in the script. */
export type MemberIdByPerson = Record<Person, MemberId>

export const demoSha256 = (text: string): string => createHash("sha256").update(text).digest("hex")
