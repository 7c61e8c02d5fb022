class DestroyTemplate
  def call(template)
    return false unless template.removable?

    template.destroy!
    true
  end
end

class RemoveTemplate
  def destroy
    DestroyTemplate.new.call(@template)
    respond_with(@template)
  end

  def purge
    DestroyTemplate.new.call(@template) # want ignored-result
    redirect_to templates_path
  end
end
