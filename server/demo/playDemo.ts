import { presetRule } from "../../shared/model/consensus/rule.ts"
import { InviteId, MemberId, SessionId, SideId, TopicId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { nameForProgress, noteProgress, recordOf } from "./acts/between.ts"
import { agreeActions } from "./acts/floor.ts"
import { translate } from "./acts/translate.ts"
import { agenda, moveTo, overrun, setBudgets } from "./agenda.ts"
import { type MemberIdByPerson } from "./cast.ts"
import { notesOf } from "./notes.ts"
import { type DemoPanel, type DemoRoom, type DemoTopicLetter, timeFrom } from "./room.ts"
import type { Progress, ScriptStage } from "./stage.ts"
import { progressNotes } from "./texts/b.ts"
import { cities, sessionTitle, sideTitles, topicTitles, workspaceTitle, workspaceWords } from "./texts/frame.ts"
import { demoRoster, type Person, people } from "./texts/roster.ts"
import { topicA } from "./topics/a.ts"
import { topicB } from "./topics/b.ts"
import { topicC } from "./topics/c.ts"
import { topicD } from "./topics/d.ts"
import { drift, topicE } from "./topics/e.ts"
import { topicF } from "./topics/f.ts"
import { topicG } from "./topics/g.ts"

const minuteMs = 60_000
/**
 * How many minutes of the session the script plays. The script ends five minutes into the item *Reading of outcomes*.
 */
const playedMinutes = 110
const sides = { cn: SideId.parse("cn"), jp: SideId.parse("jp") }

/** Plays the demo's session, command by command, so that the session is live at `now`. */
export async function playDemo(stage: ScriptStage, now: Instant, progress: Progress): Promise<void> {
  const scenes = [opening, dataFlow, care, logistics, governance, carbon, outcomes]
  const before = [topicF, topicG]
  const all = before.length + scenes.length
  const panel = await found(stage, now)
  for (const [i, scene] of before.entries()) {
    progress(i, all)
    await scene(panel)
  }
  const room = await prepare(panel, now - playedMinutes * minuteMs)
  for (const [i, scene] of scenes.entries()) {
    progress(before.length + i, all)
    await scene(room)
  }
  progress(all, all)
}

async function opening(room: DemoRoom): Promise<void> {
  room.time.minute(0)
  room.stage.present(people.map(who => room.cast[who]))
  await room.do("chen", "start-session", { session: room.session })
  for (const who of people.filter(one => demoRoster[one].role !== "observer"))
    await room.do("xu", "tick-attendance", { session: room.session, member: room.cast[who], here: true })
}

async function dataFlow(room: DemoRoom): Promise<void> {
  await moveTo(room, "A", 5)
  await topicA(room)
}

async function care(room: DemoRoom): Promise<void> {
  await moveTo(room, "B", 25)
  await topicB(room)
  await moveTo(room, "break", 45)
}

async function logistics(room: DemoRoom): Promise<void> {
  await moveTo(room, "C", 50)
  await topicC(room)
  room.time.minute(75)
  await overrun(room)
}

/** Plays the discussion of AI governance, in which the secretary revokes a guest link that has leaked. */
async function governance(room: DemoRoom): Promise<void> {
  await moveTo(room, "D", 79)
  const { invites } = await room.stage.state()
  const leaked = InviteId.parse(Object.values(invites).find(({ role }) => role === "observer")?.id)
  await room.do("xu", "revoke-invite", { invite: leaked })
  await topicD(room)
}

async function carbon(room: DemoRoom): Promise<void> {
  await moveTo(room, "E", 99)
  await topicE(room)
}

async function outcomes(room: DemoRoom): Promise<void> {
  await moveTo(room, "outcomes", 105)
  room.time.minute(107)
  await drift(room)
  await agreeActions(room)
  await progressOnCare(room)
  room.time.minute(playedMinutes)
}

/** The moderators name who notes progress on B-1, and two notes are entered. */
async function progressOnCare(room: DemoRoom): Promise<void> {
  const record = await recordOf(room, "B-1")
  await nameForProgress(room, record, "su", "morishita")
  await noteProgress(room, record, "su", ["not_begun", progressNotes.su])
  await noteProgress(room, record, "morishita", ["under_way", progressNotes.morishita])
  await translate(room, Object.values(progressNotes))
}

/** Opens the workspace half a year before the session, admits the people and opens the topics. */
async function found(stage: ScriptStage, now: Instant): Promise<DemoPanel> {
  const start = now - playedMinutes * minuteMs
  const time = timeFrom({ start, now: start - 200 * 24 * 60 * minuteMs, end: now }, stage)
  await stage.open({
    slug: "demo",
    title: workspaceTitle,
    languages: ["zh", "ja", "en"],
    authentic: [
      { lang: "zh", side: sides.cn },
      { lang: "ja", side: sides.jp },
    ],
    sides: [
      { id: sides.cn, title: sideTitles.cn, mark: "CN" },
      { id: sides.jp, title: sideTitles.jp, mark: "JP" },
    ],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: true,
  })
  const cast = await admit(stage)
  await stage.do(cast.xu, "set-description", workspaceWords)
  // each side's chair agrees to the terms with which the panel was opened
  for (const chair of [cast.chen, cast.miwa]) await stage.do(chair, "agree-terms", { seen: 0 })
  return {
    stage,
    cast,
    topics: await openTopics(stage, cast.xu),
    time,
    notes: notesOf(stage, cast),
    do: (by, kind, body) => stage.do(by === "host" ? null : cast[by], kind, body),
  }
}

/** Prepares the session two days before it: makes a link for guests, plans the session and sets its agenda. */
async function prepare(panel: DemoPanel, startsAt: Instant): Promise<DemoRoom> {
  panel.time.daysBefore(2)
  await panel.do("xu", "make-invite", { role: "observer", uses: 20 })
  const made = await panel.do("xu", "schedule-session", { title: sessionTitle, startsAt, cities })
  const session = SessionId.parse(made.session)
  await panel.do("xu", "set-agenda", { session, items: agenda(panel.topics) })
  const room = { ...panel, session }
  await setBudgets(room, { topic: "A", minutes: 2 }, { topic: null, minutes: 40 })
  return room
}

async function admit(stage: ScriptStage): Promise<MemberIdByPerson> {
  const seated = async (who: Person): Promise<MemberId> => {
    const { side, ...seat } = demoRoster[who]
    const made = await stage.do(null, "admit-member", { ...seat, side: side && sides[side] })
    return MemberId.parse(made.member)
  }
  return {
    lin: await seated("lin"),
    zhou: await seated("zhou"),
    han: await seated("han"),
    su: await seated("su"),
    hayase: await seated("hayase"),
    morishita: await seated("morishita"),
    onodera: await seated("onodera"),
    fujiwara: await seated("fujiwara"),
    chen: await seated("chen"),
    miwa: await seated("miwa"),
    xu: await seated("xu"),
    takanashi: await seated("takanashi"),
    he: await seated("he"),
    shiraishi: await seated("shiraishi"),
    ribeiro: await seated("ribeiro"),
  }
}

async function openTopics(stage: ScriptStage, by: MemberId): Promise<Record<DemoTopicLetter, TopicId>> {
  const open = async (letter: DemoTopicLetter): Promise<TopicId> => {
    const made = await stage.do(by, "open-topic", { letter, title: topicTitles[letter] })
    return TopicId.parse(made.topic)
  }
  return {
    A: await open("A"),
    B: await open("B"),
    C: await open("C"),
    D: await open("D"),
    E: await open("E"),
    F: await open("F"),
    G: await open("G"),
  }
}
