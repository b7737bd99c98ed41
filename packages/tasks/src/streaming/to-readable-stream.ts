/**
 * Events as a web stream: of a task, or of `model.generate`. Nothing is computed ahead of the reader; cancelling the stream
 * stops the model at its next step. To stop it within a step, also abort the signal that the task was given.
 */
export function toReadableStream<Event>(events: AsyncIterable<Event>): ReadableStream<Event> {
  const iterator = events[Symbol.asyncIterator]();
  return new ReadableStream<Event>(
    {
      async pull(controller) {
        const step = await iterator.next();
        if (step.done === true) controller.close();
        else controller.enqueue(step.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
