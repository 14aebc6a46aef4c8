import * as z from "zod"
import { Authentic, Rule } from "../../model/consensus/rule.ts"
import { StoppingRule } from "../../model/consensus/stopping.ts"
import { InviteId, MemberId, SideId } from "../../model/ids.ts"
import { attributions, offices, reasonRules, replayPolicies } from "../../model/terms.ts"
import { Language, reasonLang, Spoken, Title } from "../../model/texts.ts"
import { Side, seatRole } from "../events/workspace.ts"
import { limits } from "../limits.ts"

export const Name = z.string().trim().min(1).max(limits.name)

/** A name in Latin letters and its short form. Both may be left out. */
export const named = {
  romanised: z.string().trim().max(limits.name).default(""),
  short: z.string().trim().max(limits.name).default(""),
}

/** A person's title and affiliation, in each language. One that is left out stays as it is; null takes it away. */
export const titled = { title: Title.nullable().optional(), affiliation: Title.nullable().optional() }

export const Interest = Spoken.extend({ text: z.string().trim().min(1).max(limits.interest) })

const textsUpTo = (max: number) => z.partialRecord(Language, z.string().trim().min(1).max(max))

/** The role that a command gives to a seat. Nobody gives the role of an alternate (DOMAIN AL1). */
const givenRole = seatRole.refine(role => role !== "alternate")

/** The reason that the others read who are asked; a chair who decides alone must give one. */
const whyAsked = { reason: z.string().trim().max(4_000).default(""), reasonLang }

const why = z.string().trim().min(1).max(4_000)
const whyOptional = z.string().trim().max(4_000).default("")

/**
 * Commands about people, links and settings. The token of a link is in the receipt, and the server stores only its
 * hash.
 */
export const workspaceCommands = {
  "admit-member": z.object({
    name: Name,
    ...named,
    ...titled,
    role: givenRole,
    side: SideId.nullable().default(null),
    field: Title.nullable().default(null),
    lang: Language.default("en"),
  }),
  /** `reason` is shown to the members who have to consent. */
  "change-member": z.object({
    member: MemberId,
    role: givenRole,
    side: SideId.nullable(),
    reason: whyOptional,
    reasonLang,
  }),
  /** `reason` is shown to the members who have to consent, if the member is an elector. */
  "appoint-member": z.object({ member: MemberId, office: z.enum(offices), reason: whyOptional, reasonLang }),
  /** Takes back an office that the sender gave. The seat gets its earlier role. */
  "end-appointment": z.object({ member: MemberId }),
  "describe-member": z.object({ member: MemberId, name: Name, ...named, ...titled, field: Title.nullable() }),
  /**
   * States an interest, or withdraws the stated one if `text` is null. The secretary may enter an interest for another
   * member. Such an interest counts once that member confirms it.
   */
  "state-interest": z.object({ member: MemberId, text: Interest.nullable() }),
  /**
   * Confirms or refuses the interest that the secretary entered for the sender. `seen` is the number of the entry on
   * the sender's screen.
   */
  "answer-interest": z.object({ seen: z.int(), answer: z.enum(["confirm", "refuse"]) }),
  /** The sender has seen every renaming of their seat by other people, up to the entry `upTo`. */
  "see-renaming": z.object({ upTo: z.int() }),
  /** The sender has seen every change of their address by other people, up to the entry `upTo`. */
  "see-address": z.object({ upTo: z.int() }),
  "name-deputy": z.object({ side: SideId, member: MemberId.nullable() }),
  "remove-member": z.object({ member: MemberId, reason: whyOptional, reasonLang }),
  /** Proposes a panelist's seat for the electorate again, after the first proposal was refused or taken back. */
  "propose-seat": z.object({ member: MemberId, reason: whyOptional, reasonLang }),
  /** Frees a seat whose owner has lost every proof of owning it. The room reads the reason. */
  "reissue-seat": z.object({ member: MemberId, reason: why, reasonLang }),
  /** Ends all access of a seat at once. Its answers stay, and open rounds keep it in their electorates. */
  "suspend-member": z.object({ member: MemberId, reason: why, reasonLang }),
  "lift-suspension": z.object({ member: MemberId }),
  "leave-panel": z.object({}),
  "make-invite": z.object({
    role: givenRole,
    side: SideId.nullable().default(null),
    /** The member whose seat the link opens. If it is null, each person who joins gets a new seat. */
    member: MemberId.nullable().default(null),
    uses: z.int().min(1).max(10_000).default(1),
    days: z.int().min(1).max(365).default(14),
  }),
  /** `guests`: whether the seats of the observers and interpreters who came by the link end, too. */
  "revoke-invite": z.object({ invite: InviteId, guests: z.boolean().optional() }),
  /** `seen` is the title that the sender's page showed; the command is refused if it is another one by now. */
  "set-title": z.object({ title: Title, seen: Title.optional() }),
  /** Sets the panel's description and its mandate. In a language that is left out, the panel has neither. */
  "set-description": z.object({ description: textsUpTo(limits.description), mandate: textsUpTo(limits.mandate) }),
  "set-languages": z.object({
    languages: z.array(Language).min(1).max(3),
    authentic: z.array(Authentic).min(1).max(3),
    ...whyAsked,
  }),
  "set-sides": z.object({
    sides: z.array(Side.extend({ id: SideId.optional(), mark: z.string().trim().min(1).max(4) })).max(6),
    ...whyAsked,
  }),
  "set-attribution": z.object({ attribution: z.enum(attributions), ...whyAsked }),
  /** Agrees to the policy that the member has read. The command is refused if the panel's policy has changed since. */
  "accept-attribution": z.object({ attribution: z.enum(attributions) }),
  "set-access": z.object({
    public: z.boolean(),
    replay: z.enum(replayPolicies),
    questions: z.boolean().optional(),
    ...whyAsked,
  }),
  /** Ends an opening that waits for its time, so that everything stays as it is. */
  "call-off-opening": z.object({ opening: z.string().max(100) }),
  /** The sender, a chair, has seen what other chairs changed up to the instant `upTo`. */
  "see-changes": z.object({ upTo: z.int() }),
  /**
   * Lets the translation service draft for this panel, or ends that if `host` is null. `host` is the host that the
   * moderator has read.
   */
  "set-engine": z.object({ host: z.string().max(253).nullable() }),
  "set-rule": z.object({ rule: Rule, ...whyAsked }),
  /**
   * Agrees, for the sender's side, to all terms of the panel. `seen` is the number of the entry that changed them last on
   * the sender's page, 0 if none did. The command is refused if they have changed since.
   */
  "agree-terms": z.object({ seen: z.int() }),
  "set-reasons": z.object({ reasonsFor: z.enum(reasonRules) }),
  "set-stopping": z.object({ stopping: StoppingRule.nullable() }),
  /** Requires an account for the seats that vote, or no longer does. */
  "set-accounts": z.object({ required: z.boolean(), ...whyAsked }),
  /** Removes a demo with all its data. Any other workspace is refused, because it holds a panel's records. */
  "remove-workspace": z.object({}),
}
