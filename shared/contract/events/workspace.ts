import * as z from "zod"
import { Authentic, Rule } from "../../model/consensus/rule.ts"
import { InviteId, MemberId, SideId, WorkspaceId } from "../../model/ids.ts"
import { attributions, replayPolicies } from "../../model/terms.ts"
import { Language, Spoken, Texts, Title } from "../../model/texts.ts"

export const Side = z.object({
  id: SideId,
  title: Title,
  /** two letters shown with the side's colour, so that the mark is not only a colour */
  mark: z.string().min(1).max(4),
})
export type Side = z.infer<typeof Side>

/**
 * Personal: stored apart, so that it can be erased; an erased name is read as an empty one. An entry of an earlier
 * version has both scripts in `name`.
 */
const named = z
  .object({ name: z.string(), romanised: z.string().default(""), short: z.string().default("") })
  .default({ name: "", romanised: "", short: "" })

/** Personal; an erased interest is read as none. */
const interest = z.object({ interest: Spoken.nullable() }).default({ interest: null })

export const seatRole = z.enum(["moderator", "secretary", "panelist", "observer"])

/** Events of the workspace itself and of its people. */
export const workspaceEvents = {
  "workspace-opened": z.object({
    workspace: WorkspaceId,
    slug: z.string(),
    title: Title,
    languages: z.array(Language).min(1),
    authentic: z.array(Authentic),
    sides: z.array(Side),
    rule: Rule,
    attribution: z.enum(attributions),
    /** absent in older logs: all who may read */
    replay: z.enum(replayPolicies).optional(),
    /** whether it may be read without a seat */
    public: z.boolean(),
    demo: z.boolean(),
  }),
  "workspace-removed": z.object({}),
  /** the settings of a panel before it works; each event has all of its part */
  "title-set": z.object({ title: Title }),
  "description-set": z.object({ description: Texts, mandate: Texts }),
  "languages-set": z.object({ languages: z.array(Language).min(1), authentic: z.array(Authentic) }),
  "sides-set": z.object({ sides: z.array(Side) }),
  "attribution-set": z.object({ attribution: z.enum(attributions) }),
  /** this seat's owner agrees to this policy */
  "attribution-accepted": z.object({ member: MemberId, attribution: z.enum(attributions) }),
  "access-set": z.object({
    public: z.boolean(),
    replay: z.enum(replayPolicies),
    /** readers without a seat may send questions too */
    questions: z.boolean().optional(),
  }),
  /** the preset for later rounds: an open round has its own copy */
  "rule-set": z.object({ rule: Rule }),
  "member-admitted": z.object({
    member: MemberId,
    role: seatRole,
    side: SideId.nullable(),
    field: Title.nullable(),
    lang: Language,
    invite: InviteId.nullable(),
    personal: named,
  }),
  /** a person took the seat for the first time, with the name as they write it */
  "seat-taken": z.object({
    member: MemberId,
    lang: Language,
    /** the link to this very seat; one that made the seat is named where it was admitted */
    invite: InviteId.nullable().optional(),
    personal: named,
  }),
  /** the owner came back to the seat by a proof of their own; other sign-ins of the seat stay */
  "seat-returned": z.object({ member: MemberId, by: z.enum(["link", "code"]) }),
  "member-changed": z.object({ member: MemberId, role: seatRole, side: SideId.nullable() }),
  /** name and expertise, written anew */
  "member-described": z.object({ member: MemberId, field: Title.nullable(), personal: named }),
  /** a possible conflict of interest, in the member's own words; null takes it back */
  "interest-stated": z.object({ member: MemberId, personal: interest }),
  /** the secretary entered it for the member, whose statement it becomes once they confirm it; null takes it back */
  "interest-proposed": z.object({ member: MemberId, personal: interest }),
  /** the member refuses what the secretary entered */
  "interest-refused": z.object({ member: MemberId }),
  /** the member has seen every renaming up to this entry */
  "renaming-seen": z.object({ member: MemberId, upTo: z.int() }),
  /**
   * another person set the owner's e-mail address, or removed it; the address itself is stored beside the log and never
   * in it
   */
  "address-set": z.object({ member: MemberId, cleared: z.boolean() }),
  /** the member has seen every change of the address up to this entry */
  "address-seen": z.object({ member: MemberId, upTo: z.int() }),
  /** the member who may confirm a record for a side besides its co-moderators; null ends it */
  "deputy-named": z.object({ side: SideId, member: MemberId.nullable() }),
  "member-removed": z.object({ member: MemberId }),
  "member-left": z.object({ member: MemberId }),
  "member-suspended": z.object({ member: MemberId, reason: z.string() }),
  "suspension-lifted": z.object({ member: MemberId }),
  /** every sign-in of the seat has ended and a new invitation may open it */
  "seat-reissued": z.object({ member: MemberId, reason: z.string() }),
  "invite-made": z.object({
    invite: InviteId,
    role: seatRole,
    side: SideId.nullable(),
    member: MemberId.nullable(),
    uses: z.int().positive(),
    expiresAt: z.int().optional(),
  }),
  "invite-revoked": z.object({ invite: InviteId }),
}
