using BasicControl.Web.Setup;

return await CommandLine.RunAsync(args);
