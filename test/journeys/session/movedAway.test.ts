import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"

let { running, ribeiro, he, lin, shiraishi } = {} as Stage<"ribeiro" | "he" | "lin" | "shiraishi">
let chair: Person

onStage(
  { ribeiro: "en", he: { locale: "zh-CN", width: 390, height: 844 }, lin: "zh-CN", shiraishi: "ja" },
  async stage => {
    ;({ running, ribeiro, he, lin, shiraishi } = stage)
    chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chen")
  },
)

const path = ({ page }: Window) => new URL(page.url()).pathname
const room = () => `/w/${chair.joined.workspace}/s/${Object.keys(chair.state.sessions)[0]}`
const isAt = (window: Window, address: string) => expect.poll(() => path(window)).toBe(address)
const sees = ({ page }: Window, words: string) => page.getByText(words).first().waitFor()

const observersHere = () => chair.hints.findLast(hint => hint.kind === "presence")?.observers

async function reseat(name: string, role: "observer" | "panelist"): Promise<void> {
  const member = Object.values(chair.state.members).find(one => one.name === name)
  await chair.do("change-member", { member: member?.id ?? "", role, side: null, reason: "Asked for." })
}

/** Collects the paths by which the page opens the note's socket, newest last. */
function notePaths({ page }: Window): string[] {
  const paths: string[] = []
  page.on("websocket", socket => {
    const [, kind] = /^\/(sync|watch)\//.exec(new URL(socket.url()).pathname) ?? []
    if (kind !== undefined) paths.push(kind)
  })
  return paths
}

test("an observer who becomes a panelist is taken to the room, online and away, and told so", async () => {
  await chair.do("start-session", { session: room().split("/").at(-1) ?? "" })
  const paths = notePaths(ribeiro)
  await joinBy(ribeiro, running.links["observer"] ?? "", "Ana Ribeiro")
  await joinBy(he, running.links["observer"] ?? "", "何思远")
  for (const window of [ribeiro, he]) {
    await isAt(window, `${room()}/observe`)
    await window.page.locator(".observer-tabs").waitFor()
  }
  await expect.poll(observersHere).toBe(2)
  expect(new Set(paths)).toEqual(new Set(["watch"]))

  await he.page.context().setOffline(true)
  await expect.poll(observersHere).toBe(1)
  await reseat("Ana Ribeiro", "panelist")
  await isAt(ribeiro, room())
  await sees(ribeiro, "You are now: Panelist. This is the room of your seat.")
  await ribeiro.page.locator("plenary-ask-floor").waitFor()
  await expect.poll(() => paths.at(-1)).toBe("sync")

  await reseat("何思远", "panelist")
  await he.page.context().setOffline(false)
  await expect.poll(() => path(he)).toBe(room())
  await sees(he, "您现在的角色是：专家。这里是您席位所在的会议室。")

  // Said once, and dismissed by its reader.
  await ribeiro.page.locator(".room-notices").getByRole("button", { name: "Close" }).click()
  await ribeiro.page.reload()
  await ribeiro.page.locator("plenary-ask-floor").waitFor()
  expect(await ribeiro.page.getByText("You are now").count()).toBe(0)
  for (const window of [ribeiro, he]) expect(window.complaints).toEqual([])
})

test("a page does not navigate while somebody writes in it, and does so afterwards by itself", async () => {
  await joinBy(shiraishi, running.links["observer"] ?? "", "白石透")
  await isAt(shiraishi, `${room()}/observe`)
  await shiraishi.page.getByRole("button", { name: "質問する" }).click()
  const question = shiraishi.page.locator("plenary-questions textarea")
  await question.fill("小規模なアプリの")
  await question.focus()
  await reseat("白石透", "panelist")
  // The page knows of the new role.
  const moves = shiraishi.page.locator(".room-notices a")
  await moves.waitFor()
  await question.pressSequentially("利用者も対象になりますか。")
  expect(await question.inputValue()).toBe("小規模なアプリの利用者も対象になりますか。")
  expect(path(shiraishi)).toBe(`${room()}/observe`)
  // It also waits while the written text is still there to be read.
  await question.evaluate(field => field.blur())
  await moves.waitFor()
  await question.fill("")
  await question.evaluate(field => field.blur())
  await isAt(shiraishi, room())
  await sees(shiraishi, "あなたの役割は「パネリスト」になりました。")
  expect(shiraishi.complaints).toEqual([])
})

test("a panelist who becomes an observer is taken to the observers' page once their words are sent", async () => {
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await isAt(lin, room())
  const guest = await Person.join(running.url, running.links["observer"] ?? "", "Guest")
  const text = { lang: "en" as const, text: "Who publishes?" }
  const { made } = await guest.do("ask-question", { session: room().split("/").at(-1) ?? "", text })
  await chair.do("approve-question", { question: String(made["question"]) })
  guest.leave()
  await lin.page.getByRole("tab", { name: "提问" }).click()
  const words = lin.page.locator("plenary-questions textarea")
  await words.fill("面向公众写一页")
  await words.focus()
  await reseat("林澈", "observer")
  await lin.page.locator(".room-notices a").waitFor()
  await words.pressSequentially("通俗说明。")
  expect(await words.inputValue()).toBe("面向公众写一页通俗说明。")
  // A reader who does not want to wait uses the link.
  await lin.page.locator(".room-notices a").click()
  await isAt(lin, `${room()}/observe`)
  await sees(lin, "您现在的角色是：观察员。")

  // A reader who was not writing is moved at once, away from the seat and back to it.
  await reseat("Ana Ribeiro", "observer")
  await isAt(ribeiro, `${room()}/observe`)
  await sees(ribeiro, "You are now: Observer. This is the observers’ page.")
  for (const window of [lin, ribeiro]) expect(window.complaints).toEqual([])
})
