class RenameProperty
  def call(property, name)
    property.update(name: name)
    respond_with(property, status: 200)
    :done
  end
end
