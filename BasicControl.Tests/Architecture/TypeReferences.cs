using System.Reflection;
using System.Reflection.Emit;

namespace BasicControl.Tests.Architecture;

/// <summary>Which types of an assembly use which others of it: signatures, attributes, fields, locals and every IL instruction.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <summary>Pairs of (user, used), both outermost types with a namespace, each pair once.</summary>
    public static IReadOnlySet<(Type User, Type Used)> Of(Assembly assembly)
    {
        var pairs = new HashSet<(Type, Type)>();
        foreach (var type in assembly.GetTypes())
        {
            var user = Outermost(type);
            if (user.Namespace is null) continue;
            foreach (var used in UsedBy(type).SelectMany(Parts).Where(t => t.Assembly == assembly).Select(Outermost))
            {
                if (used != user && used.Namespace is not null) pairs.Add((user, used));
            }
        }

        return pairs;
    }

    private static IEnumerable<Type> UsedBy(Type type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var part in type.GetInterfaces()) yield return part;
        foreach (var part in AttributesOf(type)) yield return part;
        foreach (var parameter in type.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints())) yield return parameter;
        foreach (var member in type.GetMembers(Declared))
        {
            foreach (var part in AttributesOf(member).Concat(UsedBy(member))) yield return part;
        }
    }

    private static IEnumerable<Type> UsedBy(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo { EventHandlerType: { } handler } => [handler],
        MethodBase method => Signature(method).Concat(Body(method)),
        _ => [],
    };

    private static IEnumerable<Type> Signature(MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: { } result }) yield return result;
        if (!method.IsGenericMethod) yield break;
        foreach (var argument in method.GetGenericArguments())
        {
            yield return argument;
            if (!argument.IsGenericParameter) continue;
            foreach (var constraint in argument.GetGenericParameterConstraints()) yield return constraint;
        }
    }

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        foreach (var clause in body.ExceptionHandlingClauses)
        {
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType is { } caught) yield return caught;
        }

        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(il))
        {
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments)!;
            if (member is Type type) yield return type;
            if (member.DeclaringType is { } owner) yield return owner;
            if (member is FieldInfo field) yield return field.FieldType;
            if (member is not MethodBase called) continue;
            foreach (var part in Signature(called)) yield return part;
        }
    }

    /// <summary>The metadata tokens that name a type, method or field.</summary>
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE) value = (short)(0xFE00 | il[at++]);
            var operand = OpCodesByValue[value].OperandType;
            switch (operand)
            {
                case OperandType.InlineTok or OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField:
                    yield return BitConverter.ToInt32(il, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += operand switch
                    {
                        OperandType.InlineNone => 0,
                        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                        OperandType.InlineVar => 2,
                        OperandType.InlineI8 or OperandType.InlineR => 8,
                        _ => 4,
                    };
                    break;
            }
        }
    }

    private static IEnumerable<Type> AttributesOf(MemberInfo member) => member.GetCustomAttributesData().SelectMany(a =>
        a.ConstructorArguments.Concat(a.NamedArguments.Select(n => n.TypedValue))
            .Select(x => x.Value).OfType<Type>().Prepend(a.AttributeType));

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
