import type { Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

const stalled = 100
/** Megabytes that every reader is sent: more than the server buffers for a socket that has read little so far. */
const megabytes = 9

const tcpOf = (client: RawClient) => (client.socket as unknown as { _socket: Socket })._socket

/** Pastes and deletes, so that the note stays small while every socket is sent all of it. */
async function paste(client: RawClient, half: number): Promise<void> {
  const before = client.acked
  for (let n = 0; n < half; n++) {
    client.send(updateFrame(client.edit(note => note.push([]))))
    client.write(`${n % 10}`.repeat(500_000))
    client.send(updateFrame(client.edit(note => note.delete(note.length - 1, 1))))
  }
  await until(() => client.acked >= before + half * 3, "acks")
}

test(`${stalled} readers that read nothing are given up with 4508, and typing goes on meanwhile`, async () => {
  const cookies = await Promise.all([ground.cookie("observer", "One"), ground.cookie("observer", "Two")])
  const readers: RawClient[] = []
  for (let n = 0; n < stalled; n++)
    readers.push(await new RawClient(ground.address, { cookie: cookies[n % 2] ?? "" }).enter())
  for (const reader of readers) tcpOf(reader).pause()
  const writers = await Promise.all([1, 2, 3].map(n => ground.enter("panelist", `Writer${n}`)))
  await Promise.all(writers.map(writer => paste(writer, (megabytes * 2) / 3)))
  for (const writer of writers) writer.close()
  await ground.typingGoesOn()

  // A socket may lag behind for half a minute.
  await sleep(31_000)
  for (const reader of readers) tcpOf(reader).resume()
  const { ann } = ground
  const isDone = (reader: RawClient) => reader.closed !== null || (ann.absorb(), reader.absorb() === ann.text)
  await until(() => readers.every(isDone), "each has the newest text, or is out")
  const codes = readers.flatMap(({ closed }) => closed ?? [])
  // A few whose kernel buffered everything have the newest text. 1006: a reader that reads nothing cannot be sent a
  // close frame.
  expect(codes.length).toBeGreaterThan(stalled / 2)
  expect(codes.filter(code => code !== 4508 && code !== 1006)).toEqual([])
  await ground.typingGoesOn()
})
