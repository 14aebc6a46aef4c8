import { workspaceCommands as schemas } from "../../../shared/contract/commands/workspace.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { asNamed, type Named } from "../../../shared/model/names.ts"
import type { Spoken } from "../../../shared/model/texts.ts"
import { right } from "../../../shared/rules/policy.ts"
import { type Decision, defineCommand, type Situation } from "../../core/command.ts"
import { alreadyDone } from "../refusing.ts"
import { asksAnew } from "./changingSeats.ts"

const isOwn = ({ actor }: Situation, { member }: { member: MemberId }) => actor.member === member

/** The acting member's own row; null if the actor has no seat. */
const ownRow = ({ state, actor }: Situation): Member | null => (actor.member && state.members[actor.member]) || null

const isCalled = (member: Member, { name, romanised, short }: Named): boolean =>
  member.name === name && member.romanised === romanised && member.short === short

/** Requests a letter to a member whom another person has renamed, if a mail server is configured. */
function telling({ actor, mails, id }: Situation, member: Member, next: Named): NewEvent[] {
  if (!mails || !member.taken || actor.member === member.id || isCalled(member, next)) return []
  const about = { of: "renaming", member: member.id } as const
  return [{ kind: "notice-wanted", body: { notice: id(), about, members: [member.id] } }]
}

/**
 * Asks again for a pending consent under the member's new name, because others consent to a person by name (DOMAIN E3).
 */
function askedAnew({ state, id }: Situation, member: Member): NewEvent[] {
  const proposal = member.unconfirmed === undefined ? undefined : state.proposals[member.unconfirmed]
  return proposal?.state === "open" ? asksAnew(state, id, member, proposal.asker) : []
}

/**
 * Records an interest that the secretary enters for a member, who must confirm it. Only the member may take back an
 * interest that they have stated.
 */
function proposing(member: Member, interest: Spoken | null): Decision {
  if (right(member.role, "state an interest") === "no") return refuse("not-found")
  if (interest === null && !member.proposedInterest)
    return member.interest === null ? { events: [] } : refuse("not-permitted", { role: member.role })
  return { events: [{ kind: "interest-proposed", body: { member: member.id, personal: { interest } } }] }
}

/** Commands that change what the roster says about a member. */
export const describingDefinitions = {
  "describe-member": defineCommand(schemas["describe-member"], {
    action: "describe a member",
    host: true,
    own: isOwn,
    decide: (situation, { member, ...personal }) => {
      const row = situation.state.members[member]
      if (!row || row.removed) return refuse("not-found")
      const described: NewEvent = { kind: "member-described", body: { member, field: null, personal } }
      const asked = row.name === personal.name ? [] : askedAnew(situation, row)
      return { events: [described, ...asked, ...telling(situation, row, asNamed(personal))] }
    },
  }),

  "see-renaming": defineCommand(schemas["see-renaming"], {
    action: "answer for oneself",
    own: () => true,
    decide: (situation, { upTo }) => {
      const row = ownRow(situation)
      if (!row || row.removed) return refuse("not-found")
      // a page cannot have shown an entry that does not exist yet
      if (upTo <= (row.renamingSeen ?? 0) || upTo > situation.state.seq) return { events: [] }
      return { events: [{ kind: "renaming-seen", body: { member: row.id, upTo } }] }
    },
  }),

  "see-address": defineCommand(schemas["see-address"], {
    action: "answer for oneself",
    own: () => true,
    decide: (situation, { upTo }) => {
      const row = ownRow(situation)
      if (!row || row.removed) return refuse("not-found")
      const set = row.addressSet
      return set && set.seq <= upTo && upTo <= situation.state.seq
        ? { events: [{ kind: "address-seen", body: { member: row.id, upTo } }] }
        : { events: [] }
    },
  }),

  "state-interest": defineCommand(schemas["state-interest"], {
    action: "state an interest",
    own: isOwn,
    decide: ({ state, actor }, { member, text: interest }) => {
      const row = state.members[member]
      if (!row || row.removed) return refuse("not-found")
      if (actor.member !== member) return proposing(row, interest)
      if (row.interest === null && interest === null && !row.proposedInterest) return { events: [] }
      return { events: [{ kind: "interest-stated", body: { member, personal: { interest } } }] }
    },
  }),

  "answer-interest": defineCommand(schemas["answer-interest"], {
    action: "answer for oneself",
    own: () => true,
    decide: (situation, { seen, answer }) => {
      const row = ownRow(situation)
      if (!row || row.removed) return refuse("not-found")
      const proposed = row.proposedInterest
      if (!proposed) return alreadyDone(situation.state, { by: row.id, at: row.interest?.at ?? situation.now })
      // the member confirms an interest whose text they have read, so the text must not have changed
      if (proposed.seq !== seen) return refuse("text-changed")
      const member = row.id
      return {
        events: [
          answer === "confirm"
            ? { kind: "interest-stated", body: { member, personal: { interest: proposed.text } } }
            : { kind: "interest-refused", body: { member } },
        ],
      }
    },
  }),
}
