import { WebSocketServer } from "ws"

/** The minimum of work: each message is sent to all other clients, neither parsed nor stored. */
const [port] = process.argv.slice(2)
const server = new WebSocketServer({ port: Number(port), host: "127.0.0.1", perMessageDeflate: false })
server.on("connection", socket => {
  socket.on("error", () => undefined)
  socket.on("message", message => {
    for (const other of server.clients) if (other !== socket) other.send(message)
  })
})
server.on("listening", () => console.log("listening"))
