class QueryService
  def self.validate(node, file)
    raise QueryError, "no file" unless file.respond_to?(:size)
    raise QueryError, "too large" if file.size > 9

    case node
    when Hash
      raise QueryError, "too many" if node.length > 9
    when Array
      raise QueryError, "too long" if node.length > 9
    end
    Query.create!(node: node, file: file)
  end
end
