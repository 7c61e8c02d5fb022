class AssignKeys
  def call(domain, keys)
    keys.each { |k| verify_key(domain, k) }
    keys.each { |k| verify_form(k) } # want ignored-guard
    domain.keys = keys
  end

  private

  def verify_key(domain, key)
    return if Key.base64?(key)

    domain.add_epp_error(2005, nil, nil, %i[keys invalid])
  end

  def verify_form(key)
    return false if key.nil?

    key.size == 32
  end
end
