import * as decoding from "lib0/decoding"
import { expect, test } from "vitest"
import {
  framed,
  framedAck,
  framedStep2,
  framedUpdates,
  unframedUpdates,
} from "../../../server/sync/connection/framed.ts"

/** The messages of a buffer of frames, read as RFC 6455 says. */
function messagesOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const messages: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    expect(bytes[at]).toBe(0x82)
    const short = view.getUint8(at + 1)
    const [length, head] =
      short < 126 ? [short, 2] : short === 126 ? [view.getUint16(at + 2), 4] : [Number(view.getBigUint64(at + 2)), 10]
    messages.push(Uint8Array.from(bytes.subarray(at + head, at + head + length)))
    at += head + length
  }
  return messages
}

const filled = (length: number) => new Uint8Array(length).fill(7)
/** lengths at which a head or a number grows by a byte */
const lengths = [0, 1, 121, 122, 123, 125, 126, 127, 128, 129, 16_383, 16_384, 65_531, 65_532, 65_535, 65_536, 70_000]

test.each(lengths)("an update of %i bytes comes out as it went in, beside another", length => {
  const updates = [filled(length), Uint8Array.of(1, 2)]
  const read = messagesOf(framedUpdates(updates)).map(message => {
    const decoder = decoding.createDecoder(message)
    const types = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
    return { types, update: decoding.readVarUint8Array(decoder), rest: decoding.hasContent(decoder) }
  })
  expect(read).toEqual(updates.map(update => ({ types: [0, 2], update, rest: false })))
  const [step2] = messagesOf(framedStep2(filled(length)))
  const decoder = decoding.createDecoder(step2 ?? new Uint8Array())
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 1])
  expect(decoding.readVarUint8Array(decoder)).toEqual(filled(length))
})

test.each(lengths)("a message of %i bytes has a head that says so", length => {
  expect(messagesOf(framed([filled(length), filled(3)]))).toEqual([filled(length), filled(3)])
})

test.each([0, 1, 127, 128, 129, 255, 256, 16_383, 16_384, 2_097_152])(
  "an acknowledgement of %i is read as that",
  count => {
    const [message] = messagesOf(framedAck(count))
    const decoder = decoding.createDecoder(message ?? new Uint8Array())
    decoding.readVarUint(decoder)
    expect([decoding.readVarUint(decoder), decoding.hasContent(decoder)]).toEqual([count, false])
  },
)

test.each(lengths)("frames of an update of %i bytes are read as they were written", length => {
  const updates = [filled(length), Uint8Array.of(1, 2)]
  expect(unframedUpdates(framedUpdates(updates), 2)).toEqual(updates)
})

test.each([
  ["another number of updates", framedUpdates([filled(3)]), 2],
  ["a SyncStep2", framedStep2(filled(3)), 1],
  ["an acknowledgement", framedAck(1), 1],
  ["a frame that ends early", framedUpdates([filled(3)]).subarray(0, -1), 1],
  ["a length that ends early", Uint8Array.of(0x82, 126, 1), 1],
  ["a length beyond all bytes", Uint8Array.of(0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255), 1],
  ["bytes behind the update", framed([Uint8Array.of(0, 2, 1, 7, 7)]), 1],
  ["a text frame", Uint8Array.of(0x81, 4, 0, 2, 1, 7), 1],
  ["a masked frame", Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 2, 1, 7), 1],
])("%s is read as no updates", (_, bytes, count) => {
  expect(unframedUpdates(bytes, count)).toBeNull()
})
