import { computed, effect, type ReadonlySignal, signal } from "@preact/signals-core"
import type { CommandInput } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import type { Mine } from "../../../shared/contract/queries.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import { Questions } from "../../../shared/model/questions.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { findRound } from "../../../shared/rules/readings/rows.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import { ownRatingBefore } from "../../../shared/rules/round/reasons.ts"
import { fetchMine, fetchMineInBatch } from "../../connections/queries.ts"
import type { Scene } from "../../scene/scene.ts"
import type { SessionConnection } from "../live.ts"
import { wholeAnswer } from "./answers/wholeAnswer.ts"
import type { SecretBallots } from "./secretBallots.ts"

/** The result if an answer cannot be sent yet, because the page has not collected the round's ballot. */
const notYet: Answered = { ok: false, refusal: { code: "busy", params: {} } }

/** The parts of an open page on which its reader's own answers depend. */
interface Page {
  live: Pick<SessionConnection, "hints" | "send"> & {
    outbox: Pick<SessionConnection["outbox"], "answering" | "ballot">
  }
  scene: ReadonlySignal<Pick<Scene, "state" | "me"> | null>
  now: ReadonlySignal<number>
}

/**
 * The reader's own answers to the rounds of one open page. The page requests each answer from the server. An answer in
 * a secret round is stored only in the tab that cast it.
 */
export class OwnAnswers {
  /** The reader's answers, by the id of the round. */
  readonly mine = signal<Readonly<Record<string, Mine>>>({})
  /** The rounds that the reader has answered. */
  readonly answered = computed(() => roundsAnswered(Object.values(this.mine.value)))
  /** The code for secret ballots. It is imported when the first secret round opens. */
  private ballots: Promise<SecretBallots> | null = null
  private seenMove: { round: string } | null = null
  /** The requests for the reader's own answers, by round. They let the page ignore an outdated response. */
  private readonly questions: Record<string, Questions> = {}
  private readonly opened = new Set<string>()
  private readonly heard = new Set<string>()
  /** The rounds to which the tab sends an answer again that was given before a reload. */
  private sentAgain: ReadonlySet<string> = new Set()
  /** The number of answers to each round that this page is sending itself. */
  private readonly sendingHere = new Map<string, number>()
  /** The revision of a spoken answer that was asked for last, by round. */
  private readonly asked = new Map<string, number>()
  private readonly page: Page
  private readonly stops: (() => void)[]

  constructor(page: Page) {
    this.page = page
    this.stops = [
      effect(() => this.fetchAll()),
      effect(() => this.followSent(page.live.outbox.answering.value)),
      effect(() => {
        const moved = page.live.hints.ballotMoved.value
        if (moved !== this.seenMove) void this.ballots?.then(ballots => moved && ballots.moved(moved.round))
        this.seenMove = moved
      }),
    ]
  }

  close(): void {
    for (const stop of this.stops) stop()
    void this.ballots?.then(ballots => ballots.close())
  }

  async send(body: CommandInput<"answer-round">): Promise<Answered> {
    const here = (by: number) => this.sendingHere.set(body.round, (this.sendingHere.get(body.round) ?? 0) + by)
    here(1)
    return this.sendHere(body).finally(() => here(-1))
  }

  private async sendHere(body: CommandInput<"answer-round">): Promise<Answered> {
    const scene = this.page.scene.peek()
    const round = scene && findRound(scene.state, body.round)
    // A secret ballot must not be sent over a connection that identifies its sender, and no storage may have it. So the
    // page sends nothing to a round unless it knows that the round is not secret.
    if (scene && !round) return notYet
    if (round?.anonymity === "secret") {
      const ballots = await this.ballots
      return ballots ? this.page.live.outbox.ballot(round.id, () => ballots.cast(round.id, body.answer)) : notYet
    }
    const answered = await this.page.live.send("answer-round", body)
    // The receipt says that the answer is on the server, even if the request below fails.
    if (answered.ok) {
      const before = this.mine.peek()[body.round]?.revision ?? 0
      const revision = Number(answered.made["revision"]) || before + 1
      const mine = { round: body.round, revision, answer: wholeAnswer(body.answer) }
      if (revision > before) this.mine.value = { ...this.mine.peek(), [body.round]: mine }
    }
    if (answered.ok || answered.refusal.code === "already-answered") await this.fetch(body.round)
    return answered
  }

  /** Asks the server for the reader's own answer to one round, for example after the round has closed. */
  async ask(round: string): Promise<Mine | null> {
    await this.fetch(round)
    return this.mine.peek()[round] ?? null
  }

  /** Moves the reader's ballot of a secret round from another browser to this browser. */
  async takeBallot(round: string): Promise<Answered> {
    return (await this.ballots)?.take(round) ?? notYet
  }

  /** Asks for the reader's own answer once an answer that was given before a reload has its end. */
  private followSent(answering: ReadonlySet<string>): void {
    for (const round of this.sentAgain) if (!answering.has(round)) void this.fetch(round)
    this.sentAgain = new Set([...answering].filter(round => !this.sendingHere.get(round)))
  }

  private fetchAll(): void {
    const scene = this.page.scene.value
    const member = scene?.me.member
    if (!scene || !member) return
    // The effect reads the clock, so that it runs again at each tick and requests a ballot again if none has arrived.
    void this.page.now.value
    for (const round of roundsIn(scene, "open"))
      if (!(round.id in this.mine.peek()) && answersIn(scene.state, round, member)) {
        if (round.anonymity === "secret") void this.openBallot(member, round.id)
        else if (round.batch !== undefined) void this.fetchBatch(round.batch, round.id)
        else void this.fetch(round.id)
      } else this.hearOf(round.id)
    for (const round of roundsIn(scene, "open")) this.fetchBefore(scene, round, member)
  }

  /** Fetches the reader's score in the rating before an open one, which the page shows beside the scale. */
  private fetchBefore({ state }: Pick<Scene, "state">, round: Round, member: string): void {
    const before = answersIn(state, round, member) ? ownRatingBefore(state, round) : null
    if (!before || before.id in this.mine.peek() || !answersIn(state, before, member)) return
    if (before.batch === undefined) void this.fetch(before.id)
    else void this.fetchBatch(before.batch, before.id)
  }

  /**
   * Fetches the reader's answer once after the secretary or another tab has entered it. No event contains the answer.
   */
  private hearOf(round: string): void {
    const { answered: told, answers } = this.page.live.hints
    const me = this.page.scene.value?.me.member
    const spoken = answers.value[round]?.spoken?.find(({ member }) => member === me)
    if (spoken && spoken.revision > (this.asked.get(round) ?? this.mine.peek()[round]?.revision ?? 0)) {
      this.asked.set(round, spoken.revision)
      return void this.fetch(round)
    }
    const answered = told.value
    if (!answered.includes(round) || this.answered.value.has(round) || this.heard.has(round)) return
    this.heard.add(round)
    void this.fetch(round)
  }

  private async openBallot(member: string, round: string): Promise<void> {
    if (this.opened.has(round)) return
    this.opened.add(round)
    this.ballots ??= import("./secretBallots.ts").then(
      code =>
        new code.SecretBallots(member, mine => {
          this.mine.value = { ...this.mine.peek(), [mine.round]: mine }
        }),
    )
    const ballots = await this.ballots.catch(() => null)
    if (ballots) return ballots.open(round)
    // The import failed. The next tick of the page's clock starts another import.
    this.ballots = null
    this.opened.delete(round)
  }

  /** Fetches the reader's answers to all rounds of a batch by one request. If it fails, the next tick asks again. */
  private async fetchBatch(batch: string, round: string): Promise<void> {
    if (this.opened.has(batch)) return
    this.opened.add(batch)
    const all = await fetchMineInBatch(round).catch(() => null)
    if (!all) return void this.opened.delete(batch)
    const before = this.mine.peek()
    const newer = all.filter(one => (before[one.round]?.revision ?? -1) < one.revision)
    this.mine.value = { ...before, ...Object.fromEntries(newer.map(one => [one.round, one])) }
  }

  private async fetch(round: string): Promise<void> {
    this.mine.value = { ...this.mine.peek(), [round]: this.mine.peek()[round] ?? { round, revision: 0, answer: null } }
    const questions = (this.questions[round] ??= new Questions())
    const question = questions.ask()
    const mine = await fetchMine(round).catch(() => null)
    // A response that was written before a receipt never replaces the answer of the receipt.
    if (mine && mine.revision < (this.mine.peek()[round]?.revision ?? 0)) return
    if (mine && questions.answer(question)) this.mine.value = { ...this.mine.peek(), [round]: mine }
  }
}

/**
 * Returns the ids of the rounds that this member has answered. A round counts as unanswered while another browser holds
 * its ballot and the ballot can still move to this browser.
 */
const roundsAnswered = (all: readonly Mine[]): Set<string> =>
  new Set(
    all.flatMap(({ round, answer, elsewhere, movable, cast }) =>
      answer || cast || (elsewhere && !movable) ? [round] : [],
    ),
  )
