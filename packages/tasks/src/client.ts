// What a page needs that only reads answers: the tasks themselves, with their schemas, stay out of its bundle.
export { readEventStream, type StreamedEvent } from "./streaming/read-event-stream.js";
