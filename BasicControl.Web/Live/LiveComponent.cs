using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BasicControl.Web.Live;

/// <summary>
/// A component whose content is pushed: it subscribes once its circuit runs, draws at most twice a second, and lets go
/// of everything when it ends. What is pushed arrives on a foreign thread, so each draw is given the viewer's language.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    /// <summary>The shortest time between two draws.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(500);

    private readonly List<IDisposable> _subscriptions = [];
    private CultureInfo _culture = CultureInfo.CurrentUICulture;
    private DrawThrottle? _throttle;
    private bool _ended;

    /// <summary>The language of this viewer; set it before the first draw, or leave the request's.</summary>
    protected CultureInfo Culture
    {
        get => _culture;
        set => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _culture = value;
    }

    /// <summary>Subscribes to what is shown. Called once, only where a browser is attached; the page drawn before that is static.</summary>
    protected abstract IEnumerable<IDisposable> Subscribe();

    /// <summary>Called on the component's own thread before each pushed draw: take the latest state here.</summary>
    protected virtual void Take()
    {
    }

    /// <summary>Asks for a draw; from any thread.</summary>
    protected void DrawSoon() => _throttle?.Request();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_ended)
        {
            _throttle = new DrawThrottle(Gap, DrawAsync);
            _subscriptions.AddRange(Subscribe());
            // What moved between the first draw and the subscription is drawn as well.
            DrawSoon();
        }
    }

    /// <summary>Ends the subscriptions.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _throttle?.Dispose();
        try
        {
            await LeaveBrowserAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its side with it. Swallowed here and nowhere else.
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the component holds in the browser.</summary>
    protected virtual ValueTask LeaveBrowserAsync() => ValueTask.CompletedTask;

    private async Task DrawAsync()
    {
        try
        {
            await InvokeAsync(Draw);
        }
        catch (Exception fault) when (fault is not ObjectDisposedException)
        {
            // A foreign thread has nobody to tell: the circuit's own error handling takes it.
            await DispatchExceptionAsync(fault);
        }
    }

    private void Draw()
    {
        if (_ended)
        {
            return;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _culture;
        Take();
        StateHasChanged();
    }
}
