using BasicControl.Web.Commands;

return await CommandLine.RunAsync(args);
