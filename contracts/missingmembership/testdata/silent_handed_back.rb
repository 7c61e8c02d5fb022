class Registry
  ALL = { "a" => 1, "b" => 2 }.freeze

  def self.get(kind)
    ALL[kind]
  end
end

class Compared
  def call(status)
    late = status.to_sym == :late
    return :failed if status.to_sym == :failed

    late
  end
end

class SymbolCase
  def call(provider)
    case provider.to_sym
    when :a then 1
    when :b then 2
    else raise ArgumentError, "provider is not supported"
    end
  end
end

class Attributes
  def []=(key, value)
    send("#{key}=", value)
  end

  def call = nil
end
