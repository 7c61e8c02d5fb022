class Router
  # Routes.
  #
  # @param kind [Symbol]
  def route(kind)
    case kind
    when :a then 1
    when :b then 2
    else raise ArgumentError, "unknown kind" # want undocumented-failure
    end
  end
end
