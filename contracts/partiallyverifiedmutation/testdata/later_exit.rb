class UpdateField
  def call(field, product, required)
    if required.nil?
      success(field)
    else
      field.update(required: required) # want partially-verified-mutation field
      if product.update(fields: [field])
        success(:done)
      else
        error_with(field)
      end
    end
  end
end
