import * as z from "zod"
import { Authentic, Rule } from "../../model/consensus/rule.ts"
import { StoppingRule } from "../../model/consensus/stopping.ts"
import { InviteId, MemberId, SessionId, SideId, WorkspaceId } from "../../model/ids.ts"
import { attributions, reasonRules, replayPolicies, seatRoles } from "../../model/terms.ts"
import { Language, reasonLang, Spoken, Texts, Title } from "../../model/texts.ts"

export const Side = z.object({
  id: SideId,
  title: Title,
  /** One or two letters, shown with the side's colour for readers who cannot tell colours apart. */
  mark: z.string().min(1).max(4),
})
export type Side = z.infer<typeof Side>

/**
 * A member's name. Names are personal: they are stored separately and can be erased. An erased name is read as "". In
 * entries of an earlier version `name` holds both scripts.
 */
const named = z
  .object({ name: z.string(), romanised: z.string().default(""), short: z.string().default("") })
  .default({ name: "", romanised: "", short: "" })

/**
 * A name with the title, the affiliation and the field of expertise, e.g. Professor, Keio University, hydrology. Entries
 * of earlier versions have none of them, and hold the field in their body.
 */
const described = z
  .object({
    name: z.string(),
    romanised: z.string().default(""),
    short: z.string().default(""),
    title: Title.nullable().optional(),
    affiliation: Title.nullable().optional(),
    field: Title.nullable().optional(),
  })
  .default({ name: "", romanised: "", short: "" })

/**
 * A stated interest. Interests are personal: they are stored separately and can be erased. An erased interest is read
 * as null.
 */
const interest = z.object({ interest: Spoken.nullable() }).default({ interest: null })

export const seatRole = z.enum(seatRoles)

/** Events of the workspace and of its members. */
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
    /**
     * The readers who may see a replay. The field is absent in older logs, in which everyone who may read the session
     * may see it.
     */
    replay: z.enum(replayPolicies).optional(),
    /** Whether people without a seat may read the workspace. */
    public: z.boolean(),
    demo: z.boolean(),
    /** The Practice panel, which the server makes at its first start for whoever tries it. */
    practice: z.literal(true).optional(),
  }),
  "workspace-removed": z.object({}),
  /** A setting of a panel. Each event holds the whole setting, not only its changed part. */
  "title-set": z.object({ title: Title }),
  "description-set": z.object({ description: Texts, mandate: Texts }),
  "languages-set": z.object({ languages: z.array(Language).min(1), authentic: z.array(Authentic) }),
  "sides-set": z.object({ sides: z.array(Side) }),
  "attribution-set": z.object({ attribution: z.enum(attributions) }),
  /** The owner of this seat agrees to this policy. */
  "attribution-accepted": z.object({ member: MemberId, attribution: z.enum(attributions) }),
  "access-set": z.object({
    public: z.boolean(),
    replay: z.enum(replayPolicies),
    /** Whether readers without a seat may send questions. */
    questions: z.boolean().optional(),
  }),
  /**
   * The host of the translation service to which texts of the panel may be sent for drafts (DOMAIN V10); null: no text
   * is sent.
   */
  "engine-set": z.object({ host: z.string().max(253).nullable() }),
  /** The rule for later rounds. An open round keeps its own copy. */
  "rule-set": z.object({ rule: Rule }),
  /** A side agrees, by its chair or deputy, to all terms of the panel as they stand at this entry (DOMAIN TP2). */
  "terms-agreed": z.object({ side: SideId, member: MemberId }),
  /** The scores for which later ratings require a reason, unless their opening says otherwise. */
  "reasons-set": z.object({ reasonsFor: z.enum(reasonRules) }),
  /** The stopping rule that the first rating of a later statement copies; null is none. */
  "stopping-set": z.object({ stopping: StoppingRule.nullable() }),
  /** Whether the seats that vote need an account from now on (DOMAIN SI11). */
  "accounts-set": z.object({
    required: z.boolean(),
    /** The instant from which it holds; absent in older logs, in which it held at once. */
    from: z.int().optional(),
  }),
  /**
   * The panel opens wider at the instant `at`, as its chairs have agreed: `access` is what it is to be then, `embargo` the
   * earlier end of an embargo, `publish` the minutes that are published. Everybody with a seat reads it until then.
   */
  "opening-planned": z.object({
    opening: z.string(),
    at: z.int(),
    access: z
      .object({ public: z.boolean(), replay: z.enum(replayPolicies), questions: z.boolean().optional() })
      .optional(),
    embargo: z.object({ session: SessionId, until: z.int().nullable() }).optional(),
    publish: z.object({ session: SessionId, said: z.boolean() }).optional(),
  }),
  /**
   * The planned opening was carried out, or somebody has set something narrower since. `opened`: it was carried out; absent
   * in older logs. `calledOff`: the author of the entry called it off. `off`: whoever was told of it is told that it does not
   * happen; absent in older logs, and where another opening takes its place.
   */
  "opening-ended": z.object({
    opening: z.string(),
    opened: z.literal(true).optional(),
    calledOff: z.literal(true).optional(),
    off: z.literal(true).optional(),
  }),
  /** A chair has seen what other chairs changed up to the instant `upTo`. */
  "changes-seen": z.object({ member: MemberId, upTo: z.int() }),
  "member-admitted": z.object({
    member: MemberId,
    role: seatRole,
    side: SideId.nullable(),
    /** the field as earlier versions stored it; null since it is personal */
    field: Title.nullable().default(null),
    lang: Language,
    invite: InviteId.nullable(),
    personal: described,
  }),
  /** A person took the seat for the first time. `personal` holds their name as they typed it. */
  "seat-taken": z.object({
    member: MemberId,
    lang: Language,
    /** The link that was made for this seat. If the link created the seat, `member-admitted` names the link instead. */
    invite: InviteId.nullable().optional(),
    /** True if the link is that of the letter which the server mailed to the person who was invited to this seat. */
    letter: z.literal(true).optional(),
    personal: named,
  }),
  /** The owner signed in again with a proof of owning the seat. Other sign-ins of the seat stay. */
  "seat-returned": z.object({ member: MemberId, by: z.enum(["link", "code", "account"]) }),
  "member-changed": z.object({ member: MemberId, role: seatRole, side: SideId.nullable() }),
  /** A member's new name and field of expertise. A title or an affiliation that is left out stays as it is. */
  "member-described": z.object({ member: MemberId, field: Title.nullable().default(null), personal: described }),
  /** The member stated a possible conflict of interest, in their own words. Null withdraws the statement. */
  "interest-stated": z.object({ member: MemberId, personal: interest }),
  /**
   * The secretary entered an interest for the member. It becomes the member's statement once they confirm it. Null
   * withdraws the entry.
   */
  "interest-proposed": z.object({ member: MemberId, personal: interest }),
  /** The member refused the interest that the secretary entered. */
  "interest-refused": z.object({ member: MemberId }),
  /** The member has seen every renaming of their seat by other people, up to the entry `upTo`. */
  "renaming-seen": z.object({ member: MemberId, upTo: z.int() }),
  /**
   * Another person set or removed the owner's e-mail address. The address itself is stored outside the log. `beside`: it
   * stands beside the one that is the owner's, until the owner proves it or drops it.
   */
  "address-set": z.object({ member: MemberId, cleared: z.boolean(), beside: z.literal(true).optional() }),
  /** The member has seen every change of their address by other people, up to the entry `upTo`. */
  "address-seen": z.object({ member: MemberId, upTo: z.int() }),
  /**
   * The deputy, who may confirm records for a side besides its co-moderators; null if the side no longer has a deputy.
   */
  "deputy-named": z.object({ side: SideId, member: MemberId.nullable() }),
  "member-removed": z.object({ member: MemberId }),
  "member-left": z.object({ member: MemberId }),
  "member-suspended": z.object({ member: MemberId, reason: z.string(), reasonLang }),
  "suspension-lifted": z.object({ member: MemberId }),
  /** Every sign-in of the seat has ended, and a new invitation may open it. */
  "seat-reissued": z.object({ member: MemberId, reason: z.string(), reasonLang }),
  /**
   * The reader of the letter that invited a person to this seat said that somebody else had sat down. Every sign-in of
   * the seat has ended, and the letter's link `invite` opens it again. Observers read null.
   */
  "seat-disowned": z.object({ member: MemberId, invite: InviteId.nullable() }),
  "invite-made": z.object({
    invite: InviteId,
    role: seatRole,
    side: SideId.nullable(),
    member: MemberId.nullable(),
    uses: z.int().positive(),
    expiresAt: z.int().optional(),
  }),
  /**
   * `seatsStay`: the seats that were taken by the link stay. It is absent in older logs and where a seat was reissued:
   * there the entry ends them.
   */
  "invite-revoked": z.object({ invite: InviteId, seatsStay: z.literal(true).optional() }),
}
