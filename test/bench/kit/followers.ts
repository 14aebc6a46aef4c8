import { WebSocket } from "ws"

/** Opens the live feed of the public panel `bench`, with the bytes that Socket.IO's client would send. */
export async function followers(url: string, count: number): Promise<{ frames(): number; end(): void }> {
  const snapshot = await (await fetch(`${url}/api/workspaces/bench`)).json()
  const auth = JSON.stringify({ workspace: "bench", from: snapshot.seq, incarnation: snapshot.incarnation })
  const sockets: WebSocket[] = []
  let frames = 0
  const enter = () =>
    new Promise<void>((resolve, reject) => {
      const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket&watch=1`)
      sockets.push(socket)
      socket.on("error", reject)
      socket.on("message", (message: Buffer) => {
        const text = message.toString()
        if (text.startsWith("0")) socket.send(`40${auth}`)
        if (text.startsWith("40")) resolve()
        if (text.startsWith("44")) reject(new Error(text))
        if (text.startsWith("42")) frames += 1
        if (text === "2") socket.send("3")
      })
    })
  for (let n = 0; n < count; n++) await enter()
  return {
    frames: () => frames,
    end() {
      for (const socket of sockets) socket.terminate()
    },
  }
}
