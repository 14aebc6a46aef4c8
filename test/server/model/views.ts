import type { State } from "../../../shared/fold/state.ts"
import type { Answer as Sealed } from "../../../shared/model/consensus/answer.ts"
import type { Answer, Model } from "./panelModel.ts"

const sorted = (list: Iterable<string>) => [...list].toSorted()
const word = (answer: Answer) => ("position" in answer ? answer.position : `score ${answer.score}`)
const sealedWord = (answer: Sealed) =>
  answer.kind === "rating" ? `score ${answer.score}` : answer.kind === "call" ? answer.position : answer.judgement

/** The facts that both the state and the model tell, as plain values that can be compared. */
export function viewOfState(state: State): unknown {
  const [session] = Object.values(state.sessions)
  const [topic] = Object.values(state.topics)
  return {
    session: session?.state,
    topic: [topic?.state, topic?.note.mode],
    statements: Object.values(state.statements).map(one => ({
      id: one.id,
      state: one.state,
      texts: one.texts.map(({ lang, text, state: is, revision }) => [lang, text, is, revision].join(" | ")),
      versions: one.versions.map(version =>
        sorted(version.texts.flatMap(({ lang, text, state: is }) => (is === "missing" ? [] : [`${lang} | ${text}`]))),
      ),
      recused: sorted(one.recused),
    })),
    rounds: Object.values(state.rounds).map(one => ({
      id: one.id,
      state: one.state,
      about: [one.statement, one.version, one.kind, one.anonymity].join(" "),
      electorate: sorted(one.electorate.map(elector => `${elector.member} ${elector.side}`)),
      answered: one.answered,
      answers:
        one.answers && sorted(one.answers.map(answer => `${answer.member ?? "hidden"} ${sealedWord(answer.answer)}`)),
    })),
    objections: sorted(
      Object.values(state.objections).map(one =>
        [one.id, one.statement, one.version, one.by, one.answer !== null, one.reply?.reply ?? null].join(" "),
      ),
    ),
    records: Object.values(state.records).map(one => ({
      id: one.id,
      about: [one.number, one.body.statement, one.body.version, one.body.level, one.declaredBy].join(" "),
      state: one.state,
      supersedes: one.body.supersedes,
      countersigned: one.countersigned.map(({ by }) => by),
      withdrawals: Object.values(state.proposals)
        .filter(({ about }) => about.act === "withdraw" && about.record === one.id)
        .map(({ id, asker, state: at }) => [id, asker, at].join(" ")),
    })),
  }
}

export function viewOfModel(model: Model): unknown {
  return {
    session: model.session.state,
    topic: [model.topic.state, model.topic.note],
    statements: [...model.statements.values()].map(one => ({
      id: one.id,
      state: one.state,
      texts: [...one.texts].map(([lang, { text, state, revision }]) => [lang, text, state, revision].join(" | ")),
      versions: one.versions.map(version => sorted([...version].map(([lang, text]) => `${lang} | ${text}`))),
      recused: sorted(one.recused),
    })),
    rounds: [...model.rounds.values()].map(one => {
      const shown = one.state === "revealed"
      const enough = one.named || scored(one.answers) >= 4
      const answers = [...one.answers].map(([member, all]) => `${one.named ? member : "hidden"} ${word(all.at(-1)!)}`)
      return {
        id: one.id,
        state: one.state,
        about: [one.statement, one.version, one.kind, one.named ? "named" : "pseudonymous"].join(" "),
        electorate: sorted([...one.electorate].map(([member, side]) => `${member} ${side}`)),
        answered: shown ? one.answers.size : null,
        answers: shown && enough ? sorted(answers) : null,
      }
    }),
    objections: sorted(
      model.objections.map(one => [one.id, one.statement, one.version, one.by, one.answered, one.reply].join(" ")),
    ),
    records: [...model.records.values()].map((one, at) => ({
      id: one.id,
      about: [at + 1, one.statement, one.version, one.level, one.declaredBy].join(" "),
      state: one.state,
      supersedes: one.supersedes,
      countersigned: [...one.countersigned],
      withdrawals: one.withdrawals.map(({ id, by, state }) => [id, by, state].join(" ")),
    })),
  }
}

/** "Below 4" counts scores, not *outside my field*. */
const scored = (answers: Map<string, Answer[]>) =>
  [...answers.values()].filter(all => {
    const last = all.at(-1)
    return last && ("position" in last || last.score !== null)
  }).length
