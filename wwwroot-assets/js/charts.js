// <bc-chart name options>: ApexCharts behind one element. Colours are tokens, sizes follow the text, numbers are formatted
// here, nothing is animated, and nothing is redrawn unless the options or the size changed.
const library = '/lib/apexcharts/apexcharts.min.js';
let loading;

function load() {
  loading ??= new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('script'), { src: library, onload: done, onerror: failed }));
  });
  return loading;
}

const number = value => value == null ? '' : Number(value).toLocaleString(document.documentElement.lang);

function apexOptions(options, element) {
  const style = getComputedStyle(element);
  const token = name => style.getPropertyValue(`--${name}`).trim();
  const size = parseFloat(style.fontSize);
  const label = { colors: token('text-2'), fontSize: `${size}px`, fontFamily: style.fontFamily };
  return {
    chart: {
      type: options.type, height: '100%', width: '100%', background: 'transparent', fontFamily: style.fontFamily,
      animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false },
      redrawOnWindowResize: false, redrawOnParentResize: false, parentHeightOffset: 0,
    },
    series: options.series.map(({ name, data }) => ({ name, data: data.map(value => value / (options.scale ?? 1)) })),
    colors: options.series.map(series => token(series.color)),
    stroke: { width: Math.max(2, size / 8), curve: 'straight', dashArray: options.series.map(series => series.dashArray), lineCap: 'round' },
    markers: { size: 0 },
    legend: { show: false },
    dataLabels: { enabled: false },
    grid: { borderColor: token('line'), padding: { left: size / 2, right: size * 1.4, top: size / 2 - 26, bottom: size * 1.6 - 8 } },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    tooltip: { theme: document.documentElement.dataset.theme, style: { fontSize: `${size}px` }, y: { formatter: number } },
    xaxis: {
      categories: [...options.categories],
      axisBorder: { color: token('line') }, axisTicks: { show: false }, tooltip: { enabled: false },
      labels: { show: false }, crosshairs: { show: false },
    },
    yaxis: {
      min: options.least ?? 0, max: options.most, forceNiceScale: true, tickAmount: options.most ? Math.ceil((options.most - options.least) / (options.most - options.least > 25 ? 10 : 5)) : Math.max(2, Math.min(4, Math.floor(element.clientHeight / (size * 3)))),
      labels: { style: label, formatter: number, offsetY: size / 8, minWidth: size * 1.5 },
    },
  };
}

// The labels below the chart: every nth, the last one always, as many as there is room for. The library would keep a
// third of a small chart's height free for them.
function writeAxis(axis, labels, { translateX, gridWidth }) {
  const size = parseFloat(getComputedStyle(axis).fontSize);
  const every = Math.ceil(labels.length / Math.max(1, Math.floor(gridWidth / (size * 4.5))));
  axis.replaceChildren(...labels.flatMap((label, at) => {
    if ((labels.length - 1 - at) % every) return [];
    const element = document.createElement('span');
    element.textContent = label;
    element.style.left = `${translateX + gridWidth * (labels.length > 1 ? at / (labels.length - 1) : 0.5)}px`;
    return [element];
  }));
}

// What is drawn, apart from the element it stands in: when the page comes alive its markup is made anew, and the drawing
// moves over, so that nothing flashes.
class Drawing {
  static alive = new Map();
  host = Object.assign(document.createElement('div'), { className: 'chart-host' });
  axis = Object.assign(document.createElement('div'), { className: 'chart-axis', ariaHidden: 'true' });
  #chart;
  #drawn;
  #queue = Promise.resolve();

  /** Draws the element's options; one after the other, the last state always. */
  draw(element) {
    this.#queue = this.#queue.then(() => this.#draw(element)).catch(error => console.warn('chart', error));
  }

  end() {
    this.#chart?.destroy();
  }

  async #draw(element) {
    await load();
    // Only now: an element that has left the page while the library came has neither size nor style to draw by.
    const text = element.getAttribute('options');
    const state = `${element.clientWidth}×${element.clientHeight} ${text}`;
    if (!text || !element.isConnected || !element.clientHeight || state === this.#drawn) return;
    const drawn = JSON.parse(text);
    const options = apexOptions(drawn, element);
    if (this.#chart) {
      await this.#chart.updateOptions(options, false, false, false);
    } else {
      this.#chart = new ApexCharts(this.host, options);
      await this.#chart.render();
    }
    // It may have left while it was drawn; the one that took its place draws anew.
    if (!element.isConnected) return;
    // The library empties the categories that it is given.
    writeAxis(this.axis, drawn.categories, this.#chart.w.globals);
    this.#drawn = state;
  }
}

class Chart extends HTMLElement {
  static observedAttributes = ['options'];
  #sizes = new ResizeObserver(() => this.#draw());

  get #drawing() {
    const name = this.getAttribute('name');
    if (!Drawing.alive.has(name)) Drawing.alive.set(name, new Drawing());
    return Drawing.alive.get(name);
  }

  connectedCallback() {
    this.append(this.#drawing.host, this.#drawing.axis);
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    const [name, drawing] = [this.getAttribute('name'), this.#drawing];
    setTimeout(() => {
      // One that comes back with its scene waits for it: there are as many as there are names.
      if (this.hasAttribute('keep') || drawing.host.isConnected || Drawing.alive.get(name) !== drawing) return;
      Drawing.alive.delete(name);
      drawing.end();
    }, 1000);
  }

  attributeChangedCallback() {
    this.#draw();
  }

  #draw() {
    if (this.isConnected) this.#drawing.draw(this);
  }
}

customElements.define('bc-chart', Chart);
