import * as z from "zod"
import { Authentic, Rule } from "../../model/consensus/rule.ts"
import { InviteId, MemberId, SideId } from "../../model/ids.ts"
import { attributions, offices, replayPolicies } from "../../model/terms.ts"
import { Language, Spoken, Title } from "../../model/texts.ts"
import { Side, seatRole } from "../events/workspace.ts"
import { limits } from "../limits.ts"

export const Name = z.string().trim().min(1).max(limits.name)

/** How a name is read in Latin letters, and its short form; both may be left out. */
export const named = {
  romanised: z.string().trim().max(limits.name).default(""),
  short: z.string().trim().max(limits.name).default(""),
}
export const Interest = Spoken.extend({ text: z.string().trim().min(1).max(limits.interest) })

const textsUpTo = (max: number) => z.partialRecord(Language, z.string().trim().min(1).max(max))

const why = z.string().trim().min(1).max(4_000)
const whyOptional = z.string().trim().max(4_000).default("")

/** People and links. The link's token comes back in the receipt and is stored hashed only. */
export const workspaceCommands = {
  "admit-member": z.object({
    name: Name,
    ...named,
    role: seatRole,
    side: SideId.nullable().default(null),
    field: Title.nullable().default(null),
    lang: Language.default("en"),
  }),
  /** `reason` is read by those who have to consent */
  "change-member": z.object({ member: MemberId, role: seatRole, side: SideId.nullable(), reason: whyOptional }),
  /** `reason` is read by those who have to consent, where the member is an elector */
  "appoint-member": z.object({ member: MemberId, office: z.enum(offices), reason: whyOptional }),
  /** takes back an office that the sender gave: the seat gets its earlier role */
  "end-appointment": z.object({ member: MemberId }),
  "describe-member": z.object({ member: MemberId, name: Name, ...named, field: Title.nullable() }),
  /**
   * for another member: the secretary enters it, and it counts once the member confirms it; null takes back one's own,
   * or the entered one
   */
  "state-interest": z.object({ member: MemberId, text: Interest.nullable() }),
  /** answers the interest that the secretary entered for oneself; `seen` is the entry that was shown */
  "answer-interest": z.object({ seen: z.int(), answer: z.enum(["confirm", "refuse"]) }),
  /** tells that one has seen the renamings by others up to this entry */
  "see-renaming": z.object({ upTo: z.int() }),
  /** tells that one has seen the changes of the address by others up to this entry */
  "see-address": z.object({ upTo: z.int() }),
  "name-deputy": z.object({ side: SideId, member: MemberId.nullable() }),
  "remove-member": z.object({ member: MemberId, reason: whyOptional }),
  /** asks anew for a panelist whose seat was refused or taken back */
  "propose-seat": z.object({ member: MemberId, reason: whyOptional }),
  /** frees a seat whose owner has lost every proof; the room reads the reason */
  "reissue-seat": z.object({ member: MemberId, reason: why }),
  /** closes a seat at once and opens it again: answers given stand, and so does who was asked */
  "suspend-member": z.object({ member: MemberId, reason: why }),
  "lift-suspension": z.object({ member: MemberId }),
  "leave-panel": z.object({}),
  "make-invite": z.object({
    role: seatRole,
    side: SideId.nullable().default(null),
    /** a link to this member's seat; without it each person who joins gets a seat of their own */
    member: MemberId.nullable().default(null),
    uses: z.int().min(1).max(10_000).default(1),
    days: z.int().min(1).max(365).default(14),
  }),
  "revoke-invite": z.object({ invite: InviteId }),
  "set-title": z.object({ title: Title }),
  /** the panel's description and its mandate; a language without words has none */
  "set-description": z.object({ description: textsUpTo(limits.description), mandate: textsUpTo(limits.mandate) }),
  "set-languages": z.object({
    languages: z.array(Language).min(1).max(3),
    authentic: z.array(Authentic).min(1).max(3),
  }),
  "set-sides": z.object({
    sides: z.array(Side.extend({ id: SideId.optional(), mark: z.string().trim().min(1).max(4) })).max(6),
  }),
  "set-attribution": z.object({ attribution: z.enum(attributions) }),
  /** consents to the policy that the member has read, which has to be today's */
  "accept-attribution": z.object({ attribution: z.enum(attributions) }),
  "set-access": z.object({
    public: z.boolean(),
    replay: z.enum(replayPolicies),
    questions: z.boolean().optional(),
  }),
  "set-rule": z.object({ rule: Rule }),
  /** a demo is removed whole; a workspace with a panel's records is not removed by a button */
  "remove-workspace": z.object({}),
}
