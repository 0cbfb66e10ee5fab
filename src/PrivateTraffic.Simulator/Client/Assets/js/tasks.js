import { get, post } from './api.js';
import { button, cancelButton, show } from './dialogs.js';
import { byId, make } from './dom.js';
import { dayOf, text } from './texts.js';

/** Shows how many group sends and moments wait for the member. */
export async function countTasks(member) {
  const tasks = await get('tasks', { member });
  const count = byId('task-count');
  count.hidden = tasks.length === 0;
  count.textContent = tasks.length;
}

/** Lets the member confirm them, one after another. */
export async function openTasks(member, changed) {
  for (;;) {
    const tasks = await get('tasks', { member });
    const items = tasks.map((task, index) => make(
      'div',
      { className: 'task' },
      make('strong', {}, text(task.kind === 'mass' ? 'taskMass' : 'taskMoment')),
      make('small', {}, ` ${dayOf(task.at)} · ${text('recipients', task.recipients)}`),
      make('p', {}, task.text),
      button(text(task.kind === 'mass' ? 'taskSend' : 'taskPublish'), String(index + 1), 'primary'),
    ));
    const content = items.length > 0 ? items : [make('p', {}, text('noTasks'))];
    const chosen = await show(text('tasksTitle'), content, [cancelButton(text('close'))]);
    if (!chosen) {
      return;
    }

    const task = tasks[Number(chosen) - 1];
    await post('tasks', { member, kind: task.kind, id: task.id });
    changed();
  }
}
