import { presetRule } from "../../shared/model/consensus/rule.ts"
import { InviteId, MemberId, SessionId, SideId, TopicId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { agreeActions, noteProgress } from "./acts/floor.ts"
import { agenda, moveTo, overrun, setBudgets } from "./agenda.ts"
import { type MemberIdByPerson } from "./cast.ts"
import { notesOf } from "./notes.ts"
import { type DemoRoom, type DemoTopicLetter, timeFrom } from "./room.ts"
import type { Progress, ScriptStage } from "./stage.ts"
import { cities, sessionTitle, sideTitles, topicTitles, workspaceTitle, workspaceWords } from "./texts/frame.ts"
import { demoRoster, type Person, people } from "./texts/roster.ts"
import { topicA } from "./topics/a.ts"
import { topicB } from "./topics/b.ts"
import { topicC } from "./topics/c.ts"
import { topicD } from "./topics/d.ts"
import { drift, topicE } from "./topics/e.ts"

const minuteMs = 60_000
/**
 * How many minutes of the session the script plays. The script ends five minutes into the item *Reading of outcomes*.
 */
const playedMinutes = 110
const sides = { cn: SideId.parse("cn"), jp: SideId.parse("jp") }

/** Plays the demo's session, command by command, so that the session is live at `now`. */
export async function playDemo(stage: ScriptStage, now: Instant, progress: Progress): Promise<void> {
  const scenes = [opening, dataFlow, care, logistics, governance, carbon, outcomes]
  const room = await prepare(stage, now - playedMinutes * minuteMs)
  for (const [i, scene] of scenes.entries()) {
    progress(i, scenes.length)
    await scene(room)
  }
  progress(scenes.length, scenes.length)
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
  await noteProgress(room)
  room.time.minute(playedMinutes)
}

/**
 * Prepares the demo two days before the session: opens the workspace, admits the people, opens the topics and sets the
 * agenda.
 */
async function prepare(stage: ScriptStage, startsAt: Instant): Promise<DemoRoom> {
  const time = timeFrom(startsAt, startsAt - 2 * 24 * 60 * minuteMs, stage)
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
  await stage.do(cast.xu, "make-invite", { role: "observer", uses: 20 })
  const made = await stage.do(cast.xu, "schedule-session", { title: sessionTitle, startsAt, cities })
  const session = SessionId.parse(made.session)
  const topics = await openTopics(stage, cast.xu)
  await stage.do(cast.xu, "set-agenda", { session, items: agenda(topics) })
  const room: DemoRoom = {
    stage,
    cast,
    session,
    topics,
    time,
    notes: notesOf(stage, cast),
    do: (by, kind, body) => stage.do(by === "host" ? null : cast[by], kind, body),
  }
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
  return { A: await open("A"), B: await open("B"), C: await open("C"), D: await open("D"), E: await open("E") }
}
